package kz.tolem.protocol;

/**
 * The shop's order number. Leading zeros count. Source: EPAY.md 2.2 (SEED).
 *
 * @param digits 1 to 20 decimal digits; the documented form, 6 to 15 of them, is {@link #isDocumented()}
 */
public record InvoiceId(String digits) {

  /** The fewest digits the documents allow. */
  public static final int DOCUMENTED_MIN = 6;

  /** The most digits the documents allow. */
  public static final int DOCUMENTED_MAX = 15;

  /** The most digits that live shops were seen to send (CLIENTS.md 2). */
  public static final int LENIENT_MAX = 20;

  private static final int TAIL = 6;

  public InvoiceId {
    if (digits.isEmpty() || digits.length() > LENIENT_MAX || !allDigits(digits)) {
      throw new IllegalArgumentException("an invoice number is 1 to 20 digits");
    }
  }

  /** Tells whether the number has the documented form, 6 to 15 digits. */
  public boolean isDocumented() {
    return digits.length() >= DOCUMENTED_MIN && digits.length() <= DOCUMENTED_MAX;
  }

  /** The last six digits, which the bank's documents want unique too; all digits of a shorter number. */
  public String tail() {
    return digits.substring(Math.max(0, digits.length() - TAIL));
  }

  /** Tells whether a text is made of the digits 0 to 9 alone; other scripts' digits do not count. */
  static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return digits;
  }
}
