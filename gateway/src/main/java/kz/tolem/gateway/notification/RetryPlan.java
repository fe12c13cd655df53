package kz.tolem.gateway.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When an undelivered notification is tried again: soon at first, hourly later, and for 72 hours in all (ADR 14).
final class RetryPlan {

  static final Duration GIVE_UP_AFTER = Duration.ofHours(72);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private RetryPlan() {}

  /// @param tries how often it was tried, at least once
  /// @return the moment of the next try; empty: it is given up
  static Optional<Instant> next(Instant createdAt, int tries, Instant now) {
    Duration pause = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
    Instant next = now.plus(pause);
    return next.isAfter(createdAt.plus(GIVE_UP_AFTER)) ? Optional.empty() : Optional.of(next);
  }
}
