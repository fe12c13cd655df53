package kz.tolem.gateway.account.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import kz.tolem.protocol.Money;

/// Amounts as people type them.
public final class Amounts {

  private Amounts() {}

  /// Reads `1 500,50` or `1500.50`.
  ///
  /// @return empty when it is no amount
  public static Optional<BigDecimal> major(String typed) {
    String plain = typed.replaceAll("[\\s\\u00a0]", "").replace(',', '.');
    return plain.matches("[0-9]{1,12}(\\.[0-9]{1,4})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }

  /// As [#major], in a currency; finer than its minor unit is no amount.
  public static Optional<Money> money(String typed, Currency currency) {
    try {
      return major(typed).map(amount -> Money.of(amount, currency));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
