package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount of money: a whole number of minor units (tiyn, cents) and its currency.
 *
 * <p>Never negative and never more than the twelve digits that a card message can carry (ISO 8583, field 4). Immutable.
 *
 * @param minorUnits the amount in the currency's smallest unit, 0 to {@link #MINOR_UNITS_MAX}
 * @param currency an ISO 4217 currency
 */
public record Money(long minorUnits, Currency currency) {

  /** The largest amount a card message can carry: twelve digits of minor units (ISO 8583, field 4). */
  public static final long MINOR_UNITS_MAX = 999_999_999_999L;

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (minorUnits < 0) {
      throw new IllegalArgumentException("amount must not be negative");
    }
    if (minorUnits > MINOR_UNITS_MAX) {
      throw new IllegalArgumentException("amount must not be more than 12 digits of minor units");
    }
  }

  /**
   * Makes money of an amount in major units, as it stands on the wire: {@code 100}, {@code 100.00} and {@code 100.0000}
   * are one amount.
   *
   * @param majorUnits tenge, dollars
   * @param currency an ISO 4217 currency
   * @return the same amount in minor units, exactly
   * @throws IllegalArgumentException when the amount is negative, too large, or finer than the currency's minor unit
   */
  public static Money of(BigDecimal majorUnits, Currency currency) {
    Objects.requireNonNull(majorUnits, "majorUnits");
    int digits = currency.getDefaultFractionDigits();
    if (majorUnits.signum() < 0) {
      throw new IllegalArgumentException("amount must not be negative");
    }
    // Looked at before any arithmetic: 1e999999999 is a short text and a very long number.
    if (majorUnits.signum() != 0 && (long) majorUnits.precision() - majorUnits.scale() > 13) {
      throw new IllegalArgumentException("amount must not be more than 12 digits of minor units");
    }
    if (majorUnits.scale() > 64) {
      throw new IllegalArgumentException("amount must have at most " + digits + " decimals");
    }
    BigDecimal minor = majorUnits.movePointRight(digits).stripTrailingZeros();
    if (minor.scale() > 0) {
      throw new IllegalArgumentException("amount must have at most " + digits + " decimals");
    }
    if (minor.compareTo(BigDecimal.valueOf(MINOR_UNITS_MAX)) > 0) {
      throw new IllegalArgumentException("amount must not be more than 12 digits of minor units");
    }
    return new Money(minor.longValueExact(), currency);
  }

  /** Tells whether nothing is to be paid, as in a card verification. */
  public boolean isZero() {
    return minorUnits == 0;
  }

  /** The amount in major units without needless zeros: 150000 tiyn are {@code 1500}, 2222 are {@code 22.22}. */
  public BigDecimal majorUnits() {
    BigDecimal major = BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    BigDecimal stripped = major.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The amount and its currency as a person reads them, for logs and messages: {@code 22.22 KZT}. */
  @Override
  public String toString() {
    return majorUnits().toPlainString() + " " + currency.getCurrencyCode();
  }
}
