package kz.tolem.protocol;

import java.util.Optional;

/**
 * A refused payment or operation, the body of a 4xx. Source: EPAY.md 3.5.
 *
 * @param code -1 for a fault of the request, otherwise a code of {@link DeclineCode}
 * @param id the payment, where there was one; as sent
 * @param reference the retrieval reference number, where there was one
 */
public record PaymentError(
    int code,
    String message,
    Optional<String> invoiceId,
    Optional<String> id,
    Optional<String> reference,
    Optional<String> accountId) {

  /** The code of every fault of the request itself. Source: EPAY.md 3.5 (SEED). */
  public static final int REQUEST_FAULT = -1;

  /** The code of every refused charge, cancel and refund. Source: EPAY.md 9. */
  public static final int OPERATION_FAULT = 100;

  /** The documented form: code and message alone. */
  public static PaymentError of(int code, String message) {
    return new PaymentError(code, message, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Reads a refusal; the code may be a number or a text, an absent one is -1, an absent message is empty.
   *
   * @throws MalformedMessage when the body is not a JSON object or the code is not a whole number
   */
  public static PaymentError read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new PaymentError(
        in.whole("code").orElse(REQUEST_FAULT),
        in.textOrEmpty("message"),
        in.text("invoiceId"),
        in.text("id"),
        in.text("reference"),
        in.text("accountId"));
  }

  /** The JSON body; absent fields are left out. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.number("code", code);
          out.text("message", message);
          out.textIfPresent("invoiceId", invoiceId);
          out.textIfPresent("id", id);
          out.textIfPresent("reference", reference);
          out.textIfPresent("accountId", accountId);
        });
  }
}
