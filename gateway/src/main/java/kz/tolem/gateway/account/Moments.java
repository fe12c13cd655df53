package kz.tolem.gateway.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.protocol.Language;

/// Points in time as people of one zone write them. The program itself keeps UTC.
///
/// @param zone of the pages
public record Moments(ZoneId zone, Language language) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
  private static final DateTimeFormatter MILLISECOND = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
  private static final DateTimeFormatter ENGLISH_MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK);
  private static final DateTimeFormatter ENGLISH_SECOND =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK);

  private boolean english() {
    return language == Language.ENGLISH;
  }

  public String day(LocalDate day) {
    return (english() ? ENGLISH_DAY : DAY).format(day);
  }

  public String toTheMinute(Instant at) {
    return (english() ? ENGLISH_MINUTE : MINUTE).format(at.atZone(zone));
  }

  public String toTheSecond(Instant at) {
    return (english() ? ENGLISH_SECOND : SECOND).format(at.atZone(zone));
  }

  public String toTheMillisecond(Instant at) {
    return MILLISECOND.format(at.atZone(zone));
  }

  public LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /// A day as browsers send it: `2026-01-15`.
  public static Optional<LocalDate> parse(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      boolean sane = day.getYear() >= 2000 && day.getYear() <= 2100;
      return sane ? Optional.of(day) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
