package kz.tolem.protocol;

import java.util.Optional;

/**
 * The reply to a charge, cancel or refund that was done, HTTP 200. A refused one is a {@link PaymentError}. Source:
 * EPAY.md 9.
 *
 * @param code 0
 * @param externalId the shop's id of the refund, where it sent one
 */
public record OperationReply(int code, String message, Optional<String> externalId) {

  /** The reply to whatever was done. */
  public static OperationReply done(Optional<String> externalId) {
    return new OperationReply(0, "ok", externalId);
  }

  /**
   * Reads a reply. The bank may send no body at all: that is code 0 without a message.
   *
   * @throws MalformedMessage when there is a body and it is not one JSON object, or the code is not a whole number
   */
  public static OperationReply read(byte[] body) {
    if (WireText.ofUtf8(body, "the body").isBlank()) {
      return new OperationReply(0, "", Optional.empty());
    }
    Fields in = JsonReader.read(body);
    return new OperationReply(in.whole("code").orElse(0), in.textOrEmpty("message"), in.text("externalID"));
  }

  /** The JSON body, never empty: a few clients parse it (CLIENTS.md 3). */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.number("code", code);
          out.text("message", message);
          out.textIfPresent("externalID", externalId);
        });
  }
}
