package kz.tolem.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// How many requests a second somebody may make. Two seconds' worth may come at once. Each gateway counts for itself.
/// Thread-safe.
public final class RateLimit {

  private static final int NAMES_MAX = 50_000;
  private static final Duration BURST = Duration.ofSeconds(2);

  private final long nanosEach;
  // When the next request of a name would be due if they came evenly.
  private final Cache<String, AtomicLong> due =
      Caffeine.newBuilder().maximumSize(NAMES_MAX).expireAfterAccess(Duration.ofMinutes(1)).build();

  /// @param perSecond 0: no limit
  public RateLimit(int perSecond) {
    this.nanosEach = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /// Counts one request.
  ///
  /// @return empty when it may go on; else how long to stay away
  public Optional<Duration> tooFast(String name) {
    if (nanosEach == 0) {
      return Optional.empty();
    }
    long now = System.nanoTime();
    AtomicLong next = due.get(name, _ -> new AtomicLong(now));
    while (true) {
      long seen = next.get();
      long from = Math.max(seen - now, 0); // how far this name is ahead of an even pace
      if (from > BURST.toNanos()) {
        return Optional.of(Duration.ofNanos(from - BURST.toNanos()));
      }
      if (next.compareAndSet(seen, now + from + nanosEach)) {
        return Optional.empty();
      }
    }
  }
}
