package kz.tolem.gateway.page;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/// Amounts and times as a reader of each language writes them.
public final class ValueTexts {

  /// Keeps an amount on one line.
  private static final char SPACE = '\u00a0';

  private ValueTexts() {}

  /// An amount with its sign: `1 500 ₸`, `1 500,50 ₸`, in English `1,500.50 ₸`. Spaces are no-break spaces; a fraction
  /// of zero is not written. A currency without a familiar sign is written with its ISO 4217 code.
  public static String amount(Money money, Language language) {
    BigDecimal major = money.majorUnits();
    String plain = (major.scale() > 0 ? major.setScale(money.currency().getDefaultFractionDigits()) : major)
        .toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : (language == Language.ENGLISH ? '.' : ',') + plain.substring(point + 1);
    char group = language == Language.ENGLISH ? ',' : SPACE;
    return grouped(whole, group) + fraction + SPACE + sign(money.currency().getCurrencyCode());
  }

  /// A moment in the zone it is given in, to the minute: `2 марта 2026 г. в 14:05`.
  public static String moment(ZonedDateTime moment, Language language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(language == Language.ENGLISH ? Locale.UK : Locale.forLanguageTag(language.tag()))
        .format(moment);
  }

  private static String grouped(String digits, char separator) {
    StringBuilder out = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      out.insert(i, separator);
    }
    return out.toString();
  }

  private static String sign(String currencyCode) {
    return switch (currencyCode) {
      case "KZT" -> "₸";
      case "USD" -> "$";
      case "EUR" -> "€";
      case "RUB" -> "₽";
      default -> currencyCode;
    };
  }
}
