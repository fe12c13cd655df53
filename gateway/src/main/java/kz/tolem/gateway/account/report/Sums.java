package kz.tolem.gateway.account.report;

import java.math.BigDecimal;
import java.util.Currency;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/// Sums as people read them: of many payments, so they may be larger than one payment's money, and below zero.
public final class Sums {

  private Sums() {}

  /// @param minor minor units
  public static String text(long minor, Currency currency, Language language) {
    if (Math.abs(minor) <= Money.MINOR_UNITS_MAX) {
      String amount = ValueTexts.amount(new Money(Math.abs(minor), currency), language);
      return minor < 0 ? "−" + amount : amount;
    }
    return String.format(
        locale(language), "%,d", BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toBigInteger())
        + " "
        + currency.getCurrencyCode();
  }

  private static java.util.Locale locale(Language language) {
    return language == Language.ENGLISH ? java.util.Locale.UK : java.util.Locale.forLanguageTag("ru");
  }

  /// A share of a whole in tenths of a percent: `97.3 %`.
  static String percent(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    long tenths = (part * 1000 + whole / 2) / whole;
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " %";
  }
}
