package kz.tolem.shop.till;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kz.tolem.client.OperationResult;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemException;
import kz.tolem.protocol.PaymentId;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Order.State;
import kz.tolem.shop.order.Order.Wish;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.Step;

/// What the seller does with money that is there: takes it when the goods leave, gives it back. Each wish is written
/// down first and carried out then, as often as it takes; the gateway does it once. Thread-safe.
public final class Counter {

  private static final Set<State> SHIPS = EnumSet.of(State.HELD, State.PAID);
  private static final Set<State> GIVES_BACK = EnumSet.of(State.HELD, State.PAID, State.SHIPPED);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final TolemClient tolem;
  private final Orders orders;
  private final OrderBook book;
  private final News news;
  private final InstantSource time;

  Counter(TolemClient tolem, Orders orders, OrderBook book, News news, InstantSource time) {
    this.tolem = tolem;
    this.orders = orders;
    this.book = book;
    this.news = news;
    this.time = time;
  }

  /// Sends the goods and takes the money that is blocked for them.
  public void ship(Order order) {
    if (book.wish(order, SHIPS, Wish.SHIP, time.instant().plus(PATIENCE))) {
      carryOut(orders.of(order.invoice()).orElseThrow());
    }
  }

  /// Lifts the block, or gives the whole amount back.
  public void giveBack(Order order) {
    if (book.wish(order, GIVES_BACK, Wish.GIVE_BACK, time.instant().plus(PATIENCE))) {
      carryOut(orders.of(order.invoice()).orElseThrow());
    }
  }

  /// Does what was set out for; asks for the status afterwards, which alone moves the order.
  void carryOut(Order order) {
    Optional<PaymentId> payment = order.money().id();
    if (order.wish().isEmpty() || payment.isEmpty()) {
      return;
    }
    try {
      if (order.state() == State.PAID && order.wish().get() == Wish.SHIP) {
        // A one-step terminal has the money already.
        book.move(order, EnumSet.of(State.PAID), State.SHIPPED, payment, "", Step.Kind.SHIPPED);
        return;
      }
      OperationResult result = asked(order, payment.get());
      news.heard(order, tolem.status(order.invoice()));
      if (result instanceof OperationResult.Refused refused) {
        book.wishEnded(order);
        book.tell(order, Step.Kind.REFUSED, refused.message());
      }
    } catch (TolemException _) {
      // The wish stays, and is tried again.
      book.tell(order, Step.Kind.NOT_REACHED, "");
    }
  }

  private OperationResult asked(Order order, PaymentId payment) {
    if (order.wish().filter(Wish.SHIP::equals).isPresent()) {
      book.tell(order, Step.Kind.CHARGE, "");
      return tolem.charge(payment);
    }
    if (order.state() == State.HELD) {
      book.tell(order, Step.Kind.CANCEL, "");
      return tolem.cancel(payment);
    }
    book.tell(order, Step.Kind.REFUND, "");
    // The same id whenever it is asked again: the gateway gives back once.
    return tolem.refund(payment, "refund-" + order.invoice());
  }
}
