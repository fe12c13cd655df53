package kz.tolem.shop.till;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kz.tolem.client.PaymentStatus;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.StatusTransaction;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Order.State;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.SavedCards;
import kz.tolem.shop.order.Step;

/// What a payment's status means for an order: the one place where money moves an order on. Thread-safe.
final class News {

  /// An order that lapsed and was paid after all is paid: money is never overlooked.
  private static final Set<State> UNPAID = EnumSet.of(State.OPEN, State.LAPSED);

  private static final Set<State> WITH_MONEY = EnumSet.of(State.HELD, State.PAID, State.SHIPPED);

  private final OrderBook book;
  private final SavedCards cards;
  private final InstantSource time;

  News(OrderBook book, SavedCards cards, InstantSource time) {
    this.book = book;
    this.cards = cards;
    this.time = time;
  }

  /// Applies a status; the same one again changes nothing.
  void heard(Order order, PaymentStatus status) {
    switch (status) {
      case PaymentStatus.Blocked blocked -> held(order, status, blocked.payment());
      case PaymentStatus.Paid paid -> paid(order, status, paid.payment());
      case PaymentStatus.Cancelled _ -> over(order, status, State.CANCELLED, Step.Kind.CANCELLED);
      case PaymentStatus.Refunded _ -> over(order, status, State.REFUNDED, Step.Kind.REFUNDED);
      case PaymentStatus.Declined declined -> book.declined(order, declined.decline().code().code());
      case PaymentStatus.NotFound _ -> {}
      case PaymentStatus.InProgress _ -> {}
      case PaymentStatus.Verified _ -> {}
      case PaymentStatus.NotUnderstood _ -> {}
    }
  }

  private void held(Order order, PaymentStatus status, StatusTransaction payment) {
    if (isWhole(order, payment)
        && book.move(order, UNPAID, State.HELD, status.id(), mask(payment), Step.Kind.HELD)) {
      keepCard(order, payment);
    }
  }

  private void paid(Order order, PaymentStatus status, StatusTransaction payment) {
    if (!isWhole(order, payment)) {
      return;
    }
    if (book.move(order, UNPAID, State.PAID, status.id(), mask(payment), Step.Kind.PAID)) {
      keepCard(order, payment);
      return;
    }
    boolean shipping = order.wish().filter(Order.Wish.SHIP::equals).isPresent();
    State to = shipping ? State.SHIPPED : State.PAID;
    book.move(order, EnumSet.of(State.HELD), to, status.id(), "", shipping ? Step.Kind.SHIPPED : Step.Kind.PAID);
  }

  private void over(Order order, PaymentStatus status, State to, Step.Kind noted) {
    Set<State> from = EnumSet.copyOf(WITH_MONEY);
    from.addAll(UNPAID);
    book.move(order, from, to, status.id(), status.details().map(News::mask).orElse(""), noted);
  }

  /// Another amount than the order's is not this order's money.
  private static boolean isWhole(Order order, StatusTransaction payment) {
    return payment
        .amounts()
        .original()
        .or(payment.amounts()::amount)
        .filter(amount -> amount.compareTo(order.total().majorUnits()) == 0)
        .isPresent();
  }

  /// A status names a card only where the buyer chose to keep it.
  private void keepCard(Order order, StatusTransaction payment) {
    Optional<CardId> card = payment.card().cardId().flatMap(CardId::parse);
    if (card.isPresent() && cards.keep(order.buyer(), card.get(), mask(payment), time.instant())) {
      book.tell(order, Step.Kind.CARD_SAVED, card.get().toString());
    }
  }

  private static String mask(StatusTransaction payment) {
    return payment.card().mask().orElse("");
  }
}
