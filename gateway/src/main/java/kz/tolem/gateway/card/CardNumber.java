package kz.tolem.gateway.card;

import java.util.Objects;
import java.util.Optional;

/// A full card number, valid by its check digit. Prints nothing but its mask; its digits are seen only against
/// [PanAccess]. Source: ISO/IEC 7812-1.
public final class CardNumber {

  private static final int LENGTH_MIN = 13;
  private static final int LENGTH_MAX = 19;

  private final String digits;

  private CardNumber(String digits) {
    this.digits = digits;
  }

  /// Reads a number as a person types it, blanks and dashes between the digits allowed.
  /// Empty when it is not 13 to 19 digits with a sound check digit.
  public static Optional<CardNumber> parse(String typed) {
    StringBuilder digits = new StringBuilder(LENGTH_MAX);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != ' ' && c != '-' && c != '\u00A0' && c != '\u202F') {
        return Optional.empty();
      }
    }
    boolean sound = digits.length() >= LENGTH_MIN && digits.length() <= LENGTH_MAX && checkDigitHolds(digits);
    return sound ? Optional.of(new CardNumber(digits.toString())) : Optional.empty();
  }

  /// The Luhn check (ISO/IEC 7812-1, annex B).
  static boolean checkDigitHolds(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /// The full number, for whoever may see it.
  public String digits(PanAccess access) {
    Objects.requireNonNull(access, "access");
    return digits;
  }

  /// The digits, within the vault's package.
  String digits() {
    return digits;
  }

  public Scheme scheme() {
    return Scheme.of(digits);
  }

  public int length() {
    return digits.length();
  }

  /// What may be shown: the first six and the last four digits (PCI DSS 3.4.1).
  public CardMask mask() {
    return new CardMask(digits.substring(0, 6), digits.substring(digits.length() - 4));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardNumber that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return mask().hashCode();
  }

  @Override
  public String toString() {
    return mask().toString();
  }
}
