package kz.tolem.gateway.card;

/// Finds full card numbers in free text, where shops and buyers put them by mistake and where they would be kept in the
/// clear.
public final class CardNumbersInText {

  private static final int LENGTH_MIN = 14;
  private static final int LENGTH_MAX = 19;

  private CardNumbersInText() {}

  /// Tells whether a run of digits in the text, single blanks and dashes between them allowed, is a card number of a
  /// known scheme with a sound check digit.
  public static boolean isIn(String text) {
    StringBuilder run = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c >= '0' && c <= '9') {
        run.append(c);
      } else {
        boolean goesOn = (c == ' ' || c == '-') && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        if (!goesOn) {
          if (isCardNumber(run)) {
            return true;
          }
          run.setLength(0);
        }
      }
    }
    return false;
  }

  private static boolean isCardNumber(CharSequence run) {
    return run.length() >= LENGTH_MIN
        && run.length() <= LENGTH_MAX
        && CardNumber.checkDigitHolds(run)
        && isIssued(run.toString());
  }

  /// The lengths that the schemes really issue, so that order numbers are seldom mistaken for cards.
  private static boolean isIssued(String digits) {
    return switch (Scheme.of(digits)) {
      case VISA, MASTERCARD, MIR -> digits.length() == 16;
      case AMERICAN_EXPRESS -> digits.length() == 15;
      case UNIONPAY, MAESTRO -> digits.length() >= 16;
      case OTHER -> false;
    };
  }
}
