package kz.tolem.protocol;

import java.util.Map;
import java.util.StringJoiner;

/** The query string inside the page's parameters, as the bank's script builds it. Source: EPAY.md 4.3. */
final class PageQuery {

  private PageQuery() {}

  /**
   * Encodes an object of texts, numbers, booleans and further objects: names as they are, values percent-encoded, an
   * object as a query string of its own, an absent value ({@code null} in the map) as an empty text.
   */
  static String encode(Map<String, ?> object) {
    StringJoiner query = new StringJoiner("&");
    object.forEach((name, value) -> query.add(name + "=" + PercentCode.encodeComponent(encodeValue(value))));
    return query.toString();
  }

  private static String encodeValue(Object value) {
    if (value instanceof Map<?, ?> nested) {
      StringJoiner query = new StringJoiner("&");
      nested.forEach((name, inner) -> query.add(name + "=" + PercentCode.encodeComponent(encodeValue(inner))));
      return query.toString();
    }
    return value == null ? "" : value.toString();
  }
}
