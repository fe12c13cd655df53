package kz.tolem.shop.till;

import java.util.Optional;
import kz.tolem.client.PaymentStatus;
import kz.tolem.client.notification.NotificationEvent;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.Step;
import kz.tolem.spring.TolemNotificationHandler;

/// Hears of notifications that the starter has checked, and confirmed by the status, which is what is acted on.
/// Thread-safe.
public final class Notices implements TolemNotificationHandler {

  private final Orders orders;
  private final OrderBook book;
  private final News news;

  Notices(Orders orders, OrderBook book, News news) {
    this.orders = orders;
    this.book = book;
    this.news = news;
  }

  @Override
  public void handle(NotificationEvent.Genuine event, PaymentStatus status) {
    Optional<Order> order = orders.of(event.invoice());
    if (order.isEmpty()) {
      // Of another shop with the same terminal, such as the sandbox's own.
      return;
    }
    String confirmed = status.getClass().getSimpleName();
    book.tell(order.get(), Step.Kind.NOTIFIED, event.getClass().getSimpleName() + ", " + confirmed);
    news.heard(order.get(), status);
  }
}
