package kz.tolem.gateway.operation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.tolem.protocol.OperationListRequest.Filter;
import kz.tolem.protocol.OperationListRequest.Method;

/// Searches amounts of several currencies in major units. They are compared in ten-thousandths: no currency divides its
/// unit further.
final class SearchAmounts {

  private static final int DIGITS = 4;
  private static final int USUAL_DIGITS = 2;

  /// By what an amount in minor units is multiplied, for the currencies that do not have two digits.
  private static final String FACTOR = factor();

  private SearchAmounts() {}

  private static String factor() {
    Map<Integer, TreeSet<String>> unusual = new TreeMap<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      int digits = currency.getDefaultFractionDigits();
      if (digits >= 0 && digits <= DIGITS && digits != USUAL_DIGITS) {
        unusual.computeIfAbsent(digits, _ -> new TreeSet<>()).add("'" + currency.getCurrencyCode() + "'");
      }
    }
    return unusual.entrySet().stream()
        .map(each -> " when currency in (" + String.join(", ", each.getValue()) + ") then " + power(each.getKey()))
        .collect(Collectors.joining("", "case", " else " + power(USUAL_DIGITS) + " end"));
  }

  private static long power(int digits) {
    return BigDecimal.TEN.pow(DIGITS - digits).longValueExact();
  }

  /// A column of minor units in ten-thousandths.
  static String scaled(String column) {
    return column + " * (" + FACTOR + ")";
  }

  static SearchField.Condition condition(String column, Filter filter, String name) {
    if (filter.method() == Method.LIKE) {
      throw SearchField.wrong(filter, "cannot be compared by like");
    }
    List<BigDecimal> values =
        filter.values().stream().map(value -> SearchField.amount(filter, value).scaleByPowerOfTen(DIGITS)).toList();
    String left = scaled(column);
    return switch (filter.method()) {
      case BETWEEN ->
          new SearchField.Condition(
              left + " between :" + name + "_0 and :" + name + "_1",
              Map.of(name + "_0", values.get(0), name + "_1", values.get(1)));
      case IN -> {
        Map<String, Object> bound = new TreeMap<>();
        values.forEach(value -> bound.put(name + "_" + bound.size(), value));
        yield new SearchField.Condition(
            left + " in (" + bound.keySet().stream().map(each -> ":" + each).collect(Collectors.joining(", ")) + ")",
            bound);
      }
      case EQUAL, LESS, GREATER, AT_MOST, AT_LEAST ->
          new SearchField.Condition(
              left + " " + filter.method().word() + " :" + name, Map.of(name, values.getFirst()));
      case LIKE -> throw new IllegalStateException("refused above");
    };
  }
}
