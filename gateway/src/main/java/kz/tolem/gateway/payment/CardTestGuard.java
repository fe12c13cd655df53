package kz.tolem.gateway.payment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.protocol.CardId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops whoever types card after card to find out which are alive: many declines, most of all payments, or very many
/// cards, within ten minutes. From a third of the limit on each further payment waits, beyond the limit it is refused, until
/// ten minutes have gone since the first. Each gateway counts for itself. Thread-safe.
final class CardTestGuard {

  private static final Logger LOG = LoggerFactory.getLogger(CardTestGuard.class);

  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int NAMES_MAX = 50_000;
  private static final int CARDS_PER_DECLINE = 3;
  private static final int WAITING_MAX = 2;
  private static final Duration PAUSE_EACH = Duration.ofMillis(250);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(4);

  private final String kind;
  private final int limit;
  private final boolean countsCards;
  private final Pause pause;
  private final Cache<String, Suspect> suspects;

  /// @param kind what the names are, for the log
  /// @param limit 0: never
  /// @param countsCards whether many cards are suspicious in themselves: they are from one address, not at one shop
  CardTestGuard(String kind, int limit, boolean countsCards, Pause pause, InstantSource time) {
    this.kind = kind;
    this.limit = limit;
    this.countsCards = countsCards;
    this.pause = pause;
    this.suspects =
        Caffeine.newBuilder()
            .maximumSize(NAMES_MAX)
            .expireAfterWrite(WINDOW)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
            .build();
  }

  /// Lets a payment with a typed card go on, now or after a pause.
  ///
  /// @return how long to stay away when it must not
  Optional<Duration> held(String name) {
    Suspect suspect = limit == 0 ? null : suspects.getIfPresent(name);
    if (suspect == null) {
      return Optional.empty();
    }
    int weight = suspect.weight(countsCards, limit);
    if (weight >= limit) {
      tell(suspect, name);
      return Optional.of(WINDOW);
    }
    int beyond = weight - limit / 3;
    return beyond <= 0 ? Optional.empty() : slowed(suspect, beyond);
  }

  private void tell(Suspect suspect, String name) {
    if (suspect.told.compareAndSet(false, true)) {
      LOG.warn(
          "card testing at {} {}: {} of {} payments declined, {} cards; refused for up to {}",
          kind,
          name,
          suspect.declines,
          suspect.payments,
          suspect.cards.size(),
          WINDOW);
    }
  }

  /// Few may wait, so that nobody ties the gateway up by it.
  private Optional<Duration> slowed(Suspect suspect, int beyond) {
    Duration earned = PAUSE_EACH.multipliedBy(beyond);
    Duration held = earned.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : earned;
    if (suspect.waiting.incrementAndGet() > WAITING_MAX) {
      suspect.waiting.decrementAndGet();
      return Optional.of(held);
    }
    try {
      pause.forAtLeast(held);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      suspect.waiting.decrementAndGet();
    }
    return Optional.empty();
  }

  void forget() {
    suspects.invalidateAll();
  }

  /// Remembers what became of a payment with a typed card.
  void note(String name, CardId card, boolean declined) {
    if (limit == 0) {
      return;
    }
    Suspect suspect = suspects.get(name, _ -> new Suspect());
    suspect.payments.incrementAndGet();
    if (declined) {
      suspect.declines.incrementAndGet();
    }
    if (suspect.cards.size() < CARDS_PER_DECLINE * limit) {
      suspect.cards.add(card);
    }
  }

  private static final class Suspect {
    private final AtomicInteger payments = new AtomicInteger();
    private final AtomicInteger declines = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Set<CardId> cards = ConcurrentHashMap.newKeySet();

    private int weight(boolean countsCards, int limit) {
      int declined = declines.get();
      int weight = 2 * declined >= payments.get() ? declined : 0; // a big shop has declines, too
      return countsCards ? Math.max(weight, Math.min(limit, cards.size() / CARDS_PER_DECLINE)) : weight;
    }
  }
}
