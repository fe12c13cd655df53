package kz.tolem.protocol;

import java.util.Locale;
import java.util.Optional;

/** How often the bank repeats a payment by itself. Source: EPAY.md 10.1. The names are those of the wire. */
public enum PaymentFrequency {
  WEEKLY,
  MONTHLY,
  QUARTERLY;

  /** Reads the word in any case; empty when it is none of them. */
  public static Optional<PaymentFrequency> find(String word) {
    for (PaymentFrequency known : values()) {
      if (known.name().equals(word.toUpperCase(Locale.ROOT))) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  static PaymentFrequency of(Fields in) {
    return find(in.requiredText("paymentFrequency"))
        .orElseThrow(() -> in.problem("paymentFrequency", "must be WEEKLY, MONTHLY or QUARTERLY"));
  }
}
