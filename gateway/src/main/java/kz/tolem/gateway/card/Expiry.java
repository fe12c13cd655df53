package kz.tolem.gateway.card;

import java.time.YearMonth;
import java.util.Optional;

/// The last month in which a card is good.
///
/// @param month year and month
public record Expiry(YearMonth month) {

  /// Reads `MM/YY`, `MMYY`, `MM / YYYY` and the like, as people and their browsers write it; empty otherwise.
  public static Optional<Expiry> parse(String typed) {
    StringBuilder digits = new StringBuilder(6);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != ' ' && c != '/' && c != '-' && c != '.' && c != '\u00A0') {
        return Optional.empty();
      }
    }
    if (digits.length() != 4 && digits.length() != 6) {
      return Optional.empty();
    }
    int month = Integer.parseInt(digits.substring(0, 2));
    int year = Integer.parseInt(digits.substring(2));
    int full = digits.length() == 4 ? 2000 + year : year;
    if (month < 1 || month > 12 || full < 2000 || full > 2099) {
      return Optional.empty();
    }
    return Optional.of(new Expiry(YearMonth.of(full, month)));
  }

  /// Reads the number in which the database keeps it: 202701 is January 2027.
  public static Expiry ofNumber(int number) {
    return new Expiry(YearMonth.of(number / 100, number % 100));
  }

  /// The number in which the database keeps it.
  public int number() {
    return month.getYear() * 100 + month.getMonthValue();
  }

  /// Tells whether the card is no longer good in the given month.
  public boolean isBefore(YearMonth now) {
    return month.isBefore(now);
  }

  /// As on the card: `01/27`.
  @Override
  public String toString() {
    return "%02d/%02d".formatted(month.getMonthValue(), month.getYear() % 100);
  }
}
