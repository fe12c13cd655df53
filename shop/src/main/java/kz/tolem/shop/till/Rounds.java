package kz.tolem.shop.till;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.tolem.client.TolemException;
import kz.tolem.shop.order.Bell;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Order.State;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes round the orders that wait for news, and asks. A notification usually comes first; when this shop was down, or
/// an answer was lost, this finds out all the same. Thread-safe.
public final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  private static final Duration ASK_MIN = Duration.ofSeconds(20);
  private static final Duration ASK_MAX = Duration.ofHours(1);
  private static final Duration LAPSES_AFTER = Duration.ofDays(1);

  private final Orders orders;
  private final OrderBook book;
  private final Till till;
  private final Counter counter;
  private final InstantSource time;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rounds").factory());

  Rounds(Orders orders, OrderBook book, Till till, Counter counter, InstantSource time) {
    this.orders = orders;
    this.book = book;
    this.till = till;
    this.counter = counter;
    this.time = time;
  }

  /// Begins.
  public Rounds start(Bell bell) {
    clock.scheduleWithFixedDelay(this::round, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    clock.scheduleWithFixedDelay(bell::ringAll, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /// One round now.
  public void round() {
    try {
      orders.due(time.instant()).forEach(this::look);
    } catch (RuntimeException e) {
      LOG.warn("a round through the orders failed; the next one comes in {} s", PAUSE.toSeconds(), e);
    }
  }

  private void look(Order order) {
    Instant now = time.instant();
    Duration age = Duration.between(order.placedAt(), now);
    book.askAt(order, now.plus(pause(age)));
    try {
      Optional<String> attempt = order.money().attempt();
      if (attempt.isPresent()) {
        till.settle(order, attempt.get());
      } else if (order.wish().isPresent()) {
        // It may be done already, and only the answer was lost.
        till.ask(order);
        counter.carryOut(orders.of(order.invoice()).orElseThrow());
      } else {
        book.tell(order, Step.Kind.ASKED, "");
        till.ask(order);
        lapse(order, age);
      }
    } catch (TolemException e) {
      LOG.info("order {} waits: {}", order.invoice(), e.getMessage());
    }
  }

  /// A third of the order's age: an old question is not urgent.
  private static Duration pause(Duration age) {
    Duration third = age.dividedBy(3);
    if (third.compareTo(ASK_MIN) < 0) {
      return ASK_MIN;
    }
    return third.compareTo(ASK_MAX) > 0 ? ASK_MAX : third;
  }

  private void lapse(Order order, Duration age) {
    if (age.compareTo(LAPSES_AFTER) > 0) {
      book.move(order, EnumSet.of(State.OPEN), State.LAPSED, Optional.empty(), "", Step.Kind.LAPSED);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
