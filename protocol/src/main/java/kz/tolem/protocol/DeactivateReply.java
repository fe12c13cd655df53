package kz.tolem.protocol;

/**
 * The reply to a card's deactivation, HTTP 200; a refused one is a {@link PaymentError}. Source: EPAY.md 6.4.
 *
 * @param status a sentence in any language: not to be compared
 */
public record DeactivateReply(String status) {

  /** The reply when the card was deactivated. */
  public static final DeactivateReply DONE = new DeactivateReply("card successfully deactivated");

  /**
   * Reads a reply.
   *
   * @throws MalformedMessage when it is not one JSON object
   */
  public static DeactivateReply read(byte[] body) {
    return new DeactivateReply(JsonReader.read(body).textOrEmpty("status"));
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(out -> out.text("status", status));
  }
}
