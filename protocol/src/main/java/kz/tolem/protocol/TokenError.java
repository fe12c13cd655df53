package kz.tolem.protocol;

/**
 * A refused token request. No source shows the bank's own; this one body satisfies every client seen. Source: EPAY.md
 * 2.5.
 *
 * @param code -1 for every fault of the request
 * @param message what a person reads
 * @param error the OAuth word, such as {@code invalid_client} (RFC 6749, section 5.2)
 * @param errorDescription what a developer reads
 */
public record TokenError(int code, String message, String error, String errorDescription) {

  /** The refusal with code -1, its message in both places. */
  public static TokenError of(String error, String message) {
    return new TokenError(PaymentError.REQUEST_FAULT, message, error, message);
  }

  /**
   * Reads a refusal of any of the shapes met; what is absent is empty, an absent code is -1.
   *
   * @throws MalformedMessage when the body is not a JSON object or the code is not a whole number
   */
  public static TokenError read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new TokenError(
        in.whole("code", "resultCode").orElse(PaymentError.REQUEST_FAULT),
        in.textOrEmpty("message", "resultMessage"),
        in.textOrEmpty("error"),
        in.textOrEmpty("error_description"));
  }

  /** The JSON body, all four fields. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.number("code", code);
          out.text("message", message);
          out.text("error", error);
          out.text("error_description", errorDescription);
        });
  }
}
