package kz.tolem.protocol;

import java.util.Optional;

/**
 * A request for a QR code to pay by: {@code POST /payment/qr/generate}. Order, amount and terminal stand in the token.
 * Holds personal data; {@link #toString} shows only what is safe. Source: EPAY.md 10.3.
 */
public record QrRequest(
    Optional<String> postLink,
    Optional<String> failurePostLink,
    Optional<String> description,
    Optional<String> language,
    Optional<String> accountId,
    Optional<String> payerEmail,
    Optional<String> payerPhone) {

  /**
   * Reads a request; nothing is required here.
   *
   * @throws MalformedMessage when it is not one JSON object of single values
   */
  public static QrRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new QrRequest(
        in.text(WireLinks.POST_LINK),
        in.text(WireLinks.FAILURE_POST_LINK),
        in.text("description"),
        in.text("language"),
        in.text("accountId"),
        in.text("payerEmail"),
        in.text("payerPhone"));
  }

  /** The JSON body in the documented order, absent fields left out. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.textIfPresent("postLink", postLink);
          out.textIfPresent("failurePostLink", failurePostLink);
          out.textIfPresent("description", description);
          out.textIfPresent("language", language);
          out.textIfPresent("accountId", accountId);
          out.textIfPresent("payerEmail", payerEmail);
          out.textIfPresent("payerPhone", payerPhone);
        });
  }

  /** Only what may be logged: no personal data, no links. */
  @Override
  public String toString() {
    return "QrRequest[language=" + language.orElse("") + "]";
  }
}
