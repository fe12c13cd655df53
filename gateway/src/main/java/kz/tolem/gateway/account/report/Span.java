package kz.tolem.gateway.account.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Moments;
import kz.tolem.protocol.TerminalId;

/// The days, terminal and currency that figures are asked for, as they stand in the address of a page.
///
/// @param from the first day
/// @param to the last day, included
public record Span(LocalDate from, LocalDate to, Optional<TerminalId> terminal, Optional<Currency> currency) {

  private static final int DAYS_MAX = 366;

  /// @param days how many days are shown unless others are asked for
  static Span of(Map<String, String> query, LocalDate today, int days) {
    LocalDate to = Moments.parse(query.getOrDefault("to", "")).orElse(today);
    LocalDate asked =
        Moments.parse(query.getOrDefault("from", "")).filter(day -> !day.isAfter(to)).orElse(to.minusDays(days - 1));
    LocalDate from = asked.isBefore(to.minusDays(DAYS_MAX - 1)) ? to.minusDays(DAYS_MAX - 1) : asked;
    return new Span(
        from, to, IdText.read(query.getOrDefault("terminal", "")).map(TerminalId::new), currency(query.getOrDefault("currency", "")));
  }

  private static Optional<Currency> currency(String text) {
    try {
      return text.matches("[A-Z]{3}") ? Optional.of(Currency.getInstance(text)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /// As many days, right before these.
  Span before() {
    return new Span(from.minusDays(days()), from.minusDays(1), terminal, currency);
  }

  Span in(Currency other) {
    return new Span(from, to, terminal, Optional.of(other));
  }

  boolean isShort() {
    return days() <= 2;
  }

  Instant start(Moments moments) {
    return moments.startOf(from);
  }

  Instant end(Moments moments) {
    return moments.startOf(to.plusDays(1));
  }

  Duration length(Moments moments) {
    return Duration.between(start(moments), end(moments));
  }

  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("from", from.toString());
    fields.put("to", to.toString());
    fields.put("terminal", terminal.map(Object::toString).orElse(""));
    fields.put("currency", currency.map(Currency::getCurrencyCode).orElse(""));
    return fields;
  }
}
