package kz.tolem.shop.goods;

import java.math.BigDecimal;
import java.util.Currency;
import kz.tolem.protocol.Money;

/// The shop's only currency.
public final class Tenge {

  private static final Currency KZT = Currency.getInstance("KZT");

  private Tenge() {}

  /// Whole tenge.
  public static Money of(long tenge) {
    return Money.of(BigDecimal.valueOf(tenge), KZT);
  }

  /// An amount as it was stored.
  public static Money ofMinor(long tiyn) {
    return new Money(tiyn, KZT);
  }

  /// Several pieces of one price.
  public static Money times(Money price, int pieces) {
    return ofMinor(Math.multiplyExact(price.minorUnits(), pieces));
  }

  /// The sum of two amounts.
  public static Money plus(Money one, Money other) {
    return ofMinor(Math.addExact(one.minorUnits(), other.minorUnits()));
  }

  /// As people here write it: `12 400 ₸`, with blanks that do not break.
  public static String written(Money money) {
    String digits = money.majorUnits().toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String rest = point < 0 ? "" : "," + digits.substring(point + 1);
    return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u00a0") + rest + "\u00a0₸";
  }
}
