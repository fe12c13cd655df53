package kz.tolem.gateway.account.report;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Fills the gaps between buckets, and writes them for the script that draws.
final class Charts {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("dd.MM HH:00");

  private Charts() {}

  /// Every day or hour of a span up to its end or to now, whichever comes first.
  static List<Figures.Bucket> whole(List<Figures.Bucket> buckets, Span span, LocalDateTime now) {
    Map<LocalDateTime, Figures.Bucket> known = new HashMap<>();
    buckets.forEach(bucket -> known.put(bucket.at(), bucket));
    List<Figures.Bucket> all = new ArrayList<>();
    LocalDateTime at = span.from().atStartOfDay();
    while (at.isBefore(span.to().plusDays(1).atStartOfDay()) && !at.isAfter(now)) {
      all.add(known.getOrDefault(at, new Figures.Bucket(at, 0, 0, 0, 0, 0)));
      at = span.isShort() ? at.plusHours(1) : at.plusDays(1);
    }
    return all;
  }

  static String label(Figures.Bucket bucket, Span span) {
    return (span.isShort() ? HOUR : DAY).format(bucket.at());
  }

  /// Numbers and labels alone, so there is nothing to escape.
  static String json(List<Figures.Bucket> buckets, Span span, Currency currency) {
    return "{\"labels\":["
        + buckets.stream().map(each -> '"' + label(each, span) + '"').collect(Collectors.joining(","))
        + "],\"turnover\":["
        + buckets.stream()
            .map(each -> major(each.charged() - each.returned(), currency))
            .collect(Collectors.joining(","))
        + "],\"all\":["
        + buckets.stream().map(each -> Long.toString(each.settled())).collect(Collectors.joining(","))
        + "],\"approved\":["
        + buckets.stream().map(each -> Long.toString(each.approved())).collect(Collectors.joining(","))
        + "]}";
  }

  private static String major(long minor, Currency currency) {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
  }
}
