package kz.tolem.gateway.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.Wire;

/// A question for the operation list that starts valid: everything since 2026-01-01, the latest first. Immutable.
record Listing(List<String> filters, List<String> orders, String paging) {

  static Listing everything() {
    return nothing().filter("created_date", ">=", "2026-01-01");
  }

  /// Without the mandatory filter.
  static Listing nothing() {
    return new Listing(List.of(), List.of(), "");
  }

  Listing filter(String name, String method, String... values) {
    String texts = Stream.of(values).map(Json::quoted).collect(Collectors.joining(","));
    return rawFilter(
        "{\"name\":%s,\"method\":%s,\"searchParameter\":[%s]}"
            .formatted(Json.quoted(name), Json.quoted(method), texts));
  }

  Listing rawFilter(String json) {
    List<String> more = new ArrayList<>(filters);
    more.add(json);
    return new Listing(more, orders, paging);
  }

  Listing order(String field, String direction) {
    List<String> more = new ArrayList<>(orders);
    more.add("{\"field\":%s,\"typeOrder\":%s}".formatted(Json.quoted(field), Json.quoted(direction)));
    return new Listing(filters, more, paging);
  }

  Listing page(long page, long size) {
    return new Listing(filters, orders, "\"paging\":{\"page\":%d,\"size\":%d},".formatted(page, size));
  }

  String body() {
    return "{%s\"searchParameters\":[%s],\"orderParameters\":[%s]}"
        .formatted(paging, String.join(",", filters), String.join(",", orders));
  }

  Answer send(Wire wire, String token) {
    return wire.post("/operations", "application/json", body(), "Authorization", "Bearer " + token);
  }

  /// The order numbers of a page that was found, in the order of the page.
  static List<String> invoices(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError("not found: " + answer);
    }
    return ((List<?>) answer.field("operations"))
        .stream().map(each -> (String) ((Map<?, ?>) each).get("invoiceID")).toList();
  }
}
