package kz.tolem.protocol;

/**
 * A question for the bonuses of a card: {@code POST /payment/checkgobonus}. Source: EPAY.md 7.6.
 *
 * @param cryptogram the encrypted {@link CryptogramPlaintext}, in Base64
 */
public record BonusRequest(String cryptogram) {

  /**
   * Reads a question, under the Latin or the Cyrillic name.
   *
   * @throws MalformedMessage when it is not one JSON object with a cryptogram
   */
  public static BonusRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new BonusRequest(
        CryptogramKey.read(in).filter(t -> !t.isEmpty()).orElseThrow(() -> in.problem("cryptogram", "is missing")));
  }

  /** The JSON body. */
  public byte[] write(CryptogramKey key) {
    return JsonWriter.write(out -> key.write(out, cryptogram));
  }

  /** Without the cryptogram. */
  @Override
  public String toString() {
    return "BonusRequest[hidden]";
  }
}
