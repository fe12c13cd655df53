package kz.tolem.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Points in time as they stand on the wire: RFC 3339 with a numeric offset. Source: EPAY.md 13, no. 41. */
public final class WireTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx", Locale.ROOT);

  /** Six digits, as the card list has them. Source: EPAY.md 6.3. */
  private static final DateTimeFormatter WRITTEN_IN_CARD_LIST =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  /** Seven digits and an offset without a colon, as the subscription has them. Source: EPAY.md 10.1. */
  private static final DateTimeFormatter WRITTEN_IN_SUBSCRIPTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSxx", Locale.ROOT);

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private WireTime() {}

  /** Writes nine fraction digits and the zone's offset at that moment, such as {@code +05:00}; never {@code Z}. */
  public static String write(Instant instant, ZoneId zone) {
    return write(instant.atZone(zone).toOffsetDateTime());
  }

  /** Writes nine fraction digits and the time's own offset; never {@code Z}. */
  public static String write(OffsetDateTime time) {
    return WRITTEN.format(time);
  }

  static String writeForCardList(OffsetDateTime time) {
    return WRITTEN_IN_CARD_LIST.format(time);
  }

  static String writeForSubscription(OffsetDateTime time) {
    return WRITTEN_IN_SUBSCRIPTION.format(time);
  }

  /** Reads up to nine fraction digits and {@code +05:00}, {@code +0500} or {@code Z}; empty when it is none of it. */
  public static Optional<OffsetDateTime> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, READ));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
