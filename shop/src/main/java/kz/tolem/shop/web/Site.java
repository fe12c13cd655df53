package kz.tolem.shop.web;

import java.net.URI;
import kz.tolem.client.TolemClient;
import kz.tolem.shop.order.Baskets;
import kz.tolem.shop.order.Bell;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.SavedCards;
import kz.tolem.shop.till.Counter;
import kz.tolem.shop.till.Till;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// All routes of the shop.
///
/// @param baskets what is picked
/// @param orders what is ordered
/// @param book what changes orders
/// @param cards what buyers kept
/// @param bell who listens
public record Site(Baskets baskets, Orders orders, OrderBook book, SavedCards cards, Bell bell) {

  /// Wires them.
  ///
  /// @param gateway its address
  public RouterFunction<ServerResponse> routes(URI gateway, TolemClient tolem, Till till, Counter counter, Live live) {
    Pages pages = new Pages(baskets, gateway);
    Paying paying = new Paying(pages, cards, till, tolem);
    return new BasketRoutes(pages, baskets, orders, cards, paying)
        .routes()
        .and(new OrderRoutes(pages, orders, book, cards, counter).routes(live, paying))
        .and(new ProblemRoutes(pages).routes());
  }
}
