package kz.tolem.client;

import java.util.function.LongSupplier;
import kz.tolem.protocol.InvoiceId;

/**
 * Makes invoice numbers that the bank's rules like: 6 to 15 digits, and the last six unique too. They come from a
 * sequence of the shop's own that never gives a number twice, such as one of its database. Thread-safe when the
 * sequence is. Source: EPAY.md 2.2 (SEED).
 */
public final class InvoiceNumbers {

  private static final long TAILS = 1_000_000;

  private static final int PREFIX_DIGITS_MAX = 9;

  private final LongSupplier sequence;
  private final String prefix;
  private final long tailsMax;

  private InvoiceNumbers(LongSupplier sequence, String prefix, long tailsMax) {
    this.sequence = sequence;
    this.prefix = prefix;
    this.tailsMax = tailsMax;
  }

  /** Numbers of six digits, from 000000 to 999999, and not one more. */
  public static InvoiceNumbers from(LongSupplier sequence) {
    return new InvoiceNumbers(sequence, "", TAILS);
  }

  /**
   * The same behind a prefix, such as the year: it tells shops apart, it does not make more numbers.
   *
   * @param digits at most 9
   */
  public InvoiceNumbers startingWith(String digits) {
    if (!digits.matches("[0-9]{0," + PREFIX_DIGITS_MAX + "}")) {
      throw new IllegalArgumentException("a prefix is at most 9 digits");
    }
    return new InvoiceNumbers(sequence, digits, tailsMax);
  }

  /**
   * Goes on after a million: the last six digits come again. Only where the terminal lets go of old ones, as with
   * {@code --last-six-days} of Tolem.
   */
  public InvoiceNumbers tailsReturn() {
    return new InvoiceNumbers(sequence, prefix, Long.MAX_VALUE);
  }

  /**
   * The next number.
   *
   * @throws IllegalStateException when the sequence gives a negative number, or one above a million that would bring
   * the
   *     last six digits again
   */
  public InvoiceId next() {
    long number = sequence.getAsLong();
    if (number < 0) {
      throw new IllegalStateException("the sequence gave a negative number");
    }
    if (number >= tailsMax) {
      throw new IllegalStateException("the last six digits are used up: a million orders were numbered");
    }
    String digits = prefix + overflow(number) + "%06d".formatted(number % TAILS);
    if (digits.length() > InvoiceId.DOCUMENTED_MAX) {
      throw new IllegalStateException("the number has more than 15 digits");
    }
    return new InvoiceId(digits);
  }

  /** What is above a million stands before the tail, so that the whole number never comes again. */
  private String overflow(long number) {
    if (tailsMax == TAILS) {
      return "";
    }
    long round = number / TAILS;
    return prefix.isEmpty() && round == 0 ? "" : "%03d".formatted(round);
  }
}
