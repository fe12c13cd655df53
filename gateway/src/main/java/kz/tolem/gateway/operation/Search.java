package kz.tolem.gateway.operation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.protocol.OperationListRequest;
import kz.tolem.protocol.OperationListRequest.Direction;
import kz.tolem.protocol.OperationListRequest.Field;

/// What an operation list looks for, as SQL about rows of the table payment. The SQL is made of the fixed pieces of
/// [SearchField] alone; what the caller sent is bound. Source: EPAY.md 10.6.
///
/// @param condition stands behind `where`
/// @param order stands behind `order by`; no two payments are equal under it
/// @param values what the condition's names stand for
record Search(String condition, String order, Map<String, Object> values, int page, int size) {

  private static final int FILTERS_MAX = 20;
  private static final int ORDERS_MAX = 5;

  /// @param token nothing but what it sees is found
  /// @param zone of dates and times that name none
  /// @throws WrongSearch when the request asks for what cannot be searched
  static Search of(OperationListRequest request, AccessToken token, ZoneId zone) {
    if (request.filters().size() > FILTERS_MAX) {
      throw new WrongSearch("searchParameters must have at most " + FILTERS_MAX + " filters");
    }
    if (request.orders().size() > ORDERS_MAX) {
      throw new WrongSearch("orderParameters must have at most " + ORDERS_MAX + " fields");
    }
    if (request.filtersOf(Field.CREATED_DATE).isEmpty()) {
      throw new WrongSearch("searchParameters must have a filter by created_date");
    }
    List<SearchField.Condition> conditions = new ArrayList<>(bounds(token));
    for (OperationListRequest.Filter filter : request.filters()) {
      conditions.add(SearchField.of(filter.field()).condition(filter, "f" + conditions.size(), zone));
    }
    Map<String, Object> values = new HashMap<>();
    conditions.forEach(condition -> values.putAll(condition.values()));
    return new Search(
        conditions.stream().map(SearchField.Condition::sql).collect(Collectors.joining("\n   and ")),
        order(request.orders()),
        values,
        request.page(),
        request.size());
  }

  private static List<SearchField.Condition> bounds(AccessToken token) {
    List<SearchField.Condition> bounds = new ArrayList<>();
    bounds.add(bound("merchant_id", "merchant", token.merchant().value()));
    token.terminal().ifPresent(terminal -> bounds.add(bound("terminal_id", "terminal", terminal.value())));
    token.invoice().ifPresent(invoice -> bounds.add(bound("invoice_number", "invoice", invoice.digits())));
    return bounds;
  }

  private static SearchField.Condition bound(String column, String name, Object value) {
    return new SearchField.Condition(column + " = :" + name, Map.of(name, value));
  }

  /// Ends with the payment's id, so that pages neither repeat nor miss a payment. Without an order, the latest is the
  /// first.
  private static String order(List<OperationListRequest.Order> orders) {
    List<OperationListRequest.Order> wanted =
        orders.isEmpty() ? List.of(new OperationListRequest.Order(Field.CREATED_DATE, Direction.DESC)) : orders;
    String byFields =
        wanted.stream()
            .map(order -> SearchField.of(order.field()).sortedBy(order.field()) + word(order.direction()))
            .collect(Collectors.joining(", "));
    return byFields + ", id" + word(wanted.getFirst().direction());
  }

  private static String word(Direction direction) {
    return switch (direction) {
      case ASC -> " asc";
      case DESC -> " desc";
    };
  }

  long offset() {
    return (page - 1L) * size;
  }

  /// Without the values: they may be personal.
  @Override
  public String toString() {
    return "search of page " + page;
  }
}
