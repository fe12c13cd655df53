package kz.tolem.gateway.account.reconcile;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the columns of a bank's file are.
///
/// @param currency a column's name; empty text: all is in tenge
/// @param kind a column's name; empty text: refunds are below zero
/// @param refundWord what stands in that column for a refund
record Mapping(String reference, String amount, String currency, String kind, String refundWord) {

  /// One line of the bank, understood.
  ///
  /// @param amount minor units, below zero for a refund; empty: the line cannot be read
  record Line(int no, String reference, Optional<Long> amount, String currency) {}

  boolean fits(BankCsv file) {
    return file.header().contains(reference)
        && file.header().contains(amount)
        && (currency.isEmpty() || file.header().contains(currency))
        && (kind.isEmpty() || file.header().contains(kind));
  }

  Line read(BankCsv file, List<String> line, int no) {
    String code = currency.isEmpty() ? "KZT" : file.cell(line, currency).toUpperCase(Locale.ROOT);
    return new Line(no, file.cell(line, reference), amount(file, line, code), code.length() == 3 ? code : "?");
  }

  private Optional<Long> amount(BankCsv file, List<String> line, String code) {
    String typed = file.cell(line, amount).replaceAll("[\\s\\u00a0']", "").replace(',', '.').replace('\u2212', '-');
    if (!typed.matches("[+-]?[0-9]{1,13}(\\.[0-9]{1,4})?") || file.cell(line, reference).isEmpty()) {
      return Optional.empty();
    }
    try {
      BigDecimal minor = new BigDecimal(typed).movePointRight(Currency.getInstance(code).getDefaultFractionDigits());
      long value = minor.stripTrailingZeros().scale() > 0 ? Long.MIN_VALUE : minor.longValueExact();
      boolean refund = !kind.isEmpty() && file.cell(line, kind).equalsIgnoreCase(refundWord);
      return value == Long.MIN_VALUE ? Optional.empty() : Optional.of(refund ? -Math.abs(value) : value);
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
