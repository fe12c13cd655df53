package kz.tolem.shop.till;

import java.time.InstantSource;
import java.util.function.Supplier;
import kz.tolem.client.TolemClient;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.SavedCards;

/// Everything that deals with money, wired together.
public record Tills(Till till, Counter counter, Notices notices, Rounds rounds) {

  /// @param notifyAt where the gateway reaches this shop's notification endpoint
  public static Tills of(
      TolemClient tolem,
      Orders orders,
      OrderBook book,
      SavedCards cards,
      InstantSource time,
      Supplier<String> notifyAt) {
    News news = new News(book, cards, time);
    Till till = new Till(tolem, book, news, time, notifyAt);
    Counter counter = new Counter(tolem, orders, book, news, time);
    return new Tills(
        till, counter, new Notices(orders, book, news), new Rounds(orders, book, till, counter, time));
  }
}
