package kz.tolem.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What became of one HTTP request. */
sealed interface Answer {

  /** The id under which the other side's log has the request. */
  String requestId();

  /** An answer came, whole, whatever it says. */
  record Heard(int status, HttpHeaders headers, byte[] body, String requestId) implements Answer {

    boolean isOk() {
      return status >= 200 && status <= 299;
    }

    /** Tells whether the same question may be answered otherwise in a while. */
    boolean isTemporary() {
      return status == 408 || status == 429 || status >= 500;
    }

    /** Tells whether the request was turned away unread. */
    boolean isTurnedAway() {
      return status == 429;
    }

    /** How long the other side wants us to wait; empty when it does not say, or says it in a way nobody reads. */
    Optional<Duration> retryAfter() {
      return headers.firstValue("Retry-After").flatMap(this::pause).filter(pause -> !pause.isNegative());
    }

    private Optional<Duration> pause(String text) {
      if (text.strip().matches("[0-9]{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
      }
      // A point in time is compared with the sender's own clock: ours may be wrong.
      return time(text).flatMap(until -> date().map(now -> Duration.between(now, until)));
    }

    /** The sender's own time of day. */
    Optional<ZonedDateTime> date() {
      return headers.firstValue("Date").flatMap(Heard::time);
    }

    private static Optional<ZonedDateTime> time(String text) {
      try {
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
        return Optional.of(ZonedDateTime.parse(text.strip(), http));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * No answer came, or not all of it.
   *
   * @param sent whether the request may have been received; false only when it surely was not
   * @param cause empty when it was the deadline
   */
  record Silence(boolean sent, String why, Optional<Throwable> cause, String requestId) implements Answer {}
}
