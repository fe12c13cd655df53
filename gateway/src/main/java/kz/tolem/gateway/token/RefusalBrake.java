package kz.tolem.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.gateway.edge.Pause;

/// Slows whoever is refused again and again: a live client was seen to answer a refusal by asking again without end
/// (CLIENTS.md 3). The first refusals are answered at once, later ones after a pause that doubles up to
/// [#PAUSE_MAX]. Only refusals wait; a client with the right secret is never held up by somebody who guesses.
///
/// Thread-safe. Nobody can use the pauses to tie up the gateway: at most [#WAITING_MAX] callers of one name wait, and
/// the rest are told to come back later.
final class RefusalBrake {

  static final Duration PAUSE_MAX = Duration.ofSeconds(4);

  private static final int FREE = 5;
  private static final Duration PAUSE_FIRST = Duration.ofMillis(250);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);
  private static final int WAITING_MAX = 2;
  private static final int NAMES_MAX = 50_000;

  private final Cache<String, Culprit> culprits =
      Caffeine.newBuilder().maximumSize(NAMES_MAX).expireAfterAccess(FORGOTTEN_AFTER).build();
  private final Pause pause;

  RefusalBrake(Pause pause) {
    this.pause = pause;
  }

  /// Counts one refusal of this name and holds the caller for as long as it has earned.
  ///
  /// @param name a client or an address
  /// @return empty when the refusal may be answered now; else how long the caller is to stay away
  Optional<Duration> refused(String name) {
    Culprit culprit = culprits.get(name, _ -> new Culprit());
    int doublings = culprit.refusals.incrementAndGet() - FREE - 1;
    if (doublings < 0) {
      return Optional.empty();
    }
    Duration earned = doublings > 10 ? PAUSE_MAX : PAUSE_FIRST.multipliedBy(1L << doublings);
    Duration held = earned.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : earned;
    if (culprit.waiting.incrementAndGet() > WAITING_MAX) {
      culprit.waiting.decrementAndGet();
      return Optional.of(held);
    }
    try {
      pause.forAtLeast(held);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      culprit.waiting.decrementAndGet();
    }
    return Optional.empty();
  }

  /// Forgives a name that has shown the right secret.
  void granted(String name) {
    culprits.invalidate(name);
  }

  private static final class Culprit {
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
  }
}
