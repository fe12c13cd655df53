package kz.tolem.gateway.operation;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tolem.protocol.OperationListRequest.Field;
import kz.tolem.protocol.OperationListRequest.Filter;
import kz.tolem.protocol.OperationListRequest.Method;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.WireAmount;

/// How one field of the operation list is searched: which piece of SQL it is, and how values are read. Here is every
/// piece that [Search] is made of.
sealed interface SearchField {

  /// A piece of SQL with names in it, and what the names stand for.
  record Condition(String sql, Map<String, Object> values) {}

  /// A text; `like` finds it anywhere, unless the value begins or ends with `%`.
  record Text(String column) implements SearchField {}

  record TerminalUuid(String column) implements SearchField {}

  /// A point in time; a date without a time stands for the whole day.
  record Time(String column) implements SearchField {}

  /// A time of any of a payment's refunds.
  record RefundTime(String column) implements SearchField {}

  /// An amount in minor units, searched in major units.
  record Amount(String column) implements SearchField {}

  /// Yes or no: whether the text is not empty.
  record Present(String column) implements SearchField {}

  /// A card's mask.
  record Mask() implements SearchField {}

  /// Nothing in Tolem corresponds to it.
  record Unknown(String why) implements SearchField {}

  int VALUES_MAX = 100;
  int VALUE_CHARS_MAX = 255;

  static SearchField of(Field field) {
    return switch (field) {
      case CREATED_DATE -> new Time("opened_at");
      case SHOP_ID -> new TerminalUuid("terminal_id");
      case INVOICE_ID -> new Text("invoice_number");
      case ACCOUNT_ID -> new Text("account_id");
      case PAYER_PHONE -> new Text("phone");
      case PAYER_EMAIL -> new Text("email");
      case REFERENCE -> new Text("reference");
      case POST_LINK -> new Present("post_link");
      case AMOUNT -> new Amount("amount");
      case CARD_MASK -> new Mask();
      case CLIENT -> new Text("payer_name");
      case INSTALLMENT_ID -> new Unknown("cannot be searched: there are no instalments here");
      case TRANSACTION_TYPE_ID -> new Unknown("cannot be searched: payments have no numbered types here");
      case PAYOUT_DATE -> new RefundTime("o.opened_at");
      case PAYOUT_AMOUNT -> new Amount("returned_amount");
    };
  }

  /// The column that a list is ordered by.
  ///
  /// @throws WrongSearch when it cannot be
  default String sortedBy(Field field) {
    return switch (this) {
      case Text(var column) -> column;
      case TerminalUuid(var column) -> column;
      case Time(var column) -> column;
      case Amount(var column) -> SearchAmounts.scaled(column);
      case Present _, RefundTime _, Mask _, Unknown _ ->
          throw new WrongSearch("orderParameters: " + field.wireName() + " cannot be ordered by");
    };
  }

  /// The condition of one filter.
  ///
  /// @param name begins the names of bound values
  /// @throws WrongSearch when the method does not fit or a value cannot be read
  default Condition condition(Filter filter, String name, ZoneId zone) {
    if (filter.values().size() > VALUES_MAX) {
      throw wrong(filter, "must have at most " + VALUES_MAX + " values");
    }
    if (filter.values().stream().anyMatch(value -> value.length() > VALUE_CHARS_MAX)) {
      throw wrong(filter, "must have values of at most " + VALUE_CHARS_MAX + " characters");
    }
    return switch (this) {
      case Text(var column) -> text(column, filter, name);
      case TerminalUuid(var column) -> equalToOne(column, filter, values(filter, SearchField::terminal), name);
      case Time(var column) -> SearchTimes.condition(column, filter, name, zone);
      case RefundTime(var column) -> ofRefund(SearchTimes.condition(column, filter, name, zone));
      case Amount(var column) -> SearchAmounts.condition(column, filter, name);
      case Present(var column) -> present(column, filter, name);
      case Mask _ -> mask(filter, name);
      case Unknown(var why) -> throw wrong(filter, why);
    };
  }

  private static Condition text(String column, Filter filter, String name) {
    return filter.method() == Method.LIKE
        ? new Condition(column + " like :" + name, Map.of(name, pattern(filter.values().getFirst())))
        : equalToOne(column, filter, List.copyOf(filter.values()), name);
  }

  /// Only the ends may be open: inside, `%` and `_` stand for themselves.
  private static String pattern(String value) {
    boolean openStart = value.startsWith("%");
    boolean openEnd = value.length() > 1 && value.endsWith("%");
    String inner = value.substring(openStart ? 1 : 0, value.length() - (openEnd ? 1 : 0));
    String literal = inner.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    boolean anywhere = !openStart && !openEnd;
    return (anywhere || openStart ? "%" : "") + literal + (anywhere || openEnd ? "%" : "");
  }

  private static Object terminal(Filter filter, String value) {
    return TerminalId.parse(value)
        .map(TerminalId::value)
        .orElseThrow(() -> wrong(filter, "must be a TerminalID, a UUID"));
  }

  private static Condition equalToOne(String column, Filter filter, List<Object> values, String name) {
    if (filter.method() != Method.EQUAL && filter.method() != Method.IN) {
      throw wrong(filter, "cannot be compared by " + filter.method().word());
    }
    Map<String, Object> bound = new HashMap<>();
    for (Object value : values) {
      bound.put(name + "_" + bound.size(), value);
    }
    return new Condition(
        column + " in (" + bound.keySet().stream().map(each -> ":" + each).collect(Collectors.joining(", ")) + ")",
        bound);
  }

  @FunctionalInterface
  interface ValueReader {
    Object read(Filter filter, String value);
  }

  private static List<Object> values(Filter filter, ValueReader reader) {
    return filter.values().stream().map(value -> reader.read(filter, value)).toList();
  }

  private static Condition present(String column, Filter filter, String name) {
    if (filter.method() != Method.EQUAL) {
      throw wrong(filter, "cannot be compared by " + filter.method().word());
    }
    boolean wanted =
        switch (filter.values().getFirst().strip().toLowerCase(Locale.ROOT)) {
          case "true", "1", "yes" -> true;
          case "false", "0", "no" -> false;
          default -> throw wrong(filter, "must be true or false");
        };
    return new Condition("(" + column + " <> '') = :" + name, Map.of(name, wanted));
  }

  private static Condition ofRefund(Condition time) {
    return new Condition(
        "exists (select 1 from operation o where o.payment_id = payment.id and o.kind = 'REFUND'"
            + " and o.state <> 'FAILED' and "
            + time.sql()
            + ")",
        time.values());
  }

  Pattern MASK = Pattern.compile("([0-9]{6})[.*xX ]+([0-9]{4})");

  private static Condition mask(Filter filter, String name) {
    Condition ofCard =
        filter.method() == Method.LIKE
            ? new Condition(
                "c.first_six || '...' || c.last_four like :" + name,
                Map.of(name, pattern(filter.values().getFirst())))
            : equalToOne("c.first_six || '...' || c.last_four", filter, values(filter, SearchField::maskOf), name);
    return new Condition(
        "exists (select 1 from card c where c.id = payment.card_id and " + ofCard.sql() + ")", ofCard.values());
  }

  private static Object maskOf(Filter filter, String value) {
    Matcher parts = MASK.matcher(value);
    if (!parts.matches()) {
      throw wrong(filter, "must be like 440563...5096");
    }
    return parts.group(1) + "..." + parts.group(2);
  }

  static WrongSearch wrong(Filter filter, String problem) {
    return new WrongSearch("searchParameters: " + filter.field().wireName() + " " + problem);
  }

  /// Reads an amount in major units.
  static BigDecimal amount(Filter filter, String value) {
    return WireAmount.parse(value).orElseThrow(() -> wrong(filter, "must be a number such as 100 or 100.50"));
  }
}
