package kz.tolem.gateway.card;

/// A card scheme, told by the number's first digits. Source: the schemes' published ranges (ISO/IEC 7812).
public enum Scheme {
  VISA("VISA", 3),
  MASTERCARD("MasterCard", 3),
  AMERICAN_EXPRESS("American Express", 4),
  MAESTRO("Maestro", 3),
  UNIONPAY("UnionPay", 3),
  MIR("MIR", 3),
  OTHER("", 3);

  private final String wireName;
  private final int cvcDigits;

  Scheme(String wireName, int cvcDigits) {
    this.wireName = wireName;
    this.cvcDigits = cvcDigits;
  }

  static Scheme of(String digits) {
    int two = Integer.parseInt(digits.substring(0, 2));
    int four = Integer.parseInt(digits.substring(0, 4));
    if (two / 10 == 4) {
      return VISA;
    }
    if (two >= 51 && two <= 55 || four >= 2221 && four <= 2720) {
      return MASTERCARD;
    }
    if (two == 34 || two == 37) {
      return AMERICAN_EXPRESS;
    }
    if (four >= 2200 && four <= 2204) {
      return MIR;
    }
    if (two == 62 || two == 81) {
      return UNIONPAY;
    }
    if (two == 50 || two >= 56 && two <= 58 || two == 63 || two == 67) {
      return MAESTRO;
    }
    return OTHER;
  }

  /// The name in notifications (wire `cardType`).
  public String wireName() {
    return wireName;
  }

  /// How many digits the card's security code has.
  public int cvcDigits() {
    return cvcDigits;
  }
}
