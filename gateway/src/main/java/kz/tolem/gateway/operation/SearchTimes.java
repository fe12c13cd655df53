package kz.tolem.gateway.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.tolem.protocol.OperationListRequest.Filter;
import kz.tolem.protocol.OperationListRequest.Method;
import kz.tolem.protocol.WireTime;

/// Searches points in time. A date stands for the whole day: up to and including a day is up to its end.
final class SearchTimes {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern LOCAL = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?");
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private SearchTimes() {}

  /// What one value stands for.
  ///
  /// @param until the first moment after it
  private record Span(Instant from, Instant until) {}

  static SearchField.Condition condition(String column, Filter filter, String name, ZoneId zone) {
    if (filter.method() == Method.LIKE) {
      throw SearchField.wrong(filter, "cannot be compared by like");
    }
    List<Span> spans = filter.values().stream().map(value -> span(filter, value, zone)).toList();
    Span first = spans.getFirst();
    Span last = spans.getLast();
    return switch (filter.method()) {
      case EQUAL, BETWEEN -> within(column, name, new Span(first.from(), last.until()));
      case IN -> withinOne(column, name, spans);
      case LESS -> one(column, "<", name, first.from());
      case AT_MOST -> one(column, "<", name, first.until());
      case GREATER -> one(column, ">=", name, first.until());
      case AT_LEAST -> one(column, ">=", name, first.from());
      case LIKE -> throw new IllegalStateException("refused above");
    };
  }

  private static SearchField.Condition one(String column, String comparison, String name, Instant value) {
    return new SearchField.Condition(column + " " + comparison + " :" + name, Map.of(name, value));
  }

  private static SearchField.Condition within(String column, String name, Span span) {
    return new SearchField.Condition(
        "(" + column + " >= :" + name + "_from and " + column + " < :" + name + "_until)",
        Map.of(name + "_from", span.from(), name + "_until", span.until()));
  }

  private static SearchField.Condition withinOne(String column, String name, List<Span> spans) {
    List<String> parts = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    for (Span span : spans) {
      SearchField.Condition each = within(column, name + "_" + parts.size(), span);
      parts.add(each.sql());
      values.putAll(each.values());
    }
    return new SearchField.Condition("(" + String.join(" or ", parts) + ")", values);
  }

  private static Span span(Filter filter, String value, ZoneId zone) {
    return read(value.strip(), zone)
        .filter(span -> !span.from().isBefore(EARLIEST) && span.until().isBefore(LATEST))
        .orElseThrow(
            () ->
                SearchField.wrong(
                    filter, "must be a date such as 2025-03-31 or a time such as 2025-03-31T10:11:12+05:00"));
  }

  private static Optional<Span> read(String value, ZoneId zone) {
    try {
      if (DATE.matcher(value).matches()) {
        LocalDate day = LocalDate.parse(value);
        return Optional.of(
            new Span(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant()));
      }
      Optional<Instant> time =
          LOCAL.matcher(value).matches()
              ? Optional.of(LocalDateTime.parse(value.replace(' ', 'T')).atZone(zone).toInstant())
              : WireTime.parse(value).map(OffsetDateTime::toInstant);
      // The database counts in microseconds.
      return time.map(at -> at.truncatedTo(ChronoUnit.MICROS)).map(at -> new Span(at, at.plus(1, ChronoUnit.MICROS)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
