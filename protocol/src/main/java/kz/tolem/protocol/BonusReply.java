package kz.tolem.protocol;

import java.math.BigDecimal;

/**
 * The bonuses of a card. Source: EPAY.md 7.6.
 *
 * @param goBonus in major units; 0 where the card has none
 */
public record BonusReply(BigDecimal goBonus) {

  /**
   * Reads a reply; an absent number is 0.
   *
   * @throws MalformedMessage when it is not one JSON object, or the bonuses are not a number
   */
  public static BonusReply read(byte[] body) {
    return new BonusReply(JsonReader.read(body).decimal("goBonus").orElse(BigDecimal.ZERO));
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(out -> out.number("goBonus", goBonus));
  }
}
