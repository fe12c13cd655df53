package kz.tolem.shop.web;

import java.util.Optional;
import kz.tolem.protocol.CardId;
import kz.tolem.shop.goods.Goods;
import kz.tolem.shop.order.Baskets;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.SavedCards;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The shelf, the basket and the checkout. Thread-safe.
final class BasketRoutes {

  private static final int DELIVER_TO_MAX = 200;

  private final Pages pages;
  private final Baskets baskets;
  private final Orders orders;
  private final SavedCards cards;
  private final Paying paying;

  BasketRoutes(Pages pages, Baskets baskets, Orders orders, SavedCards cards, Paying paying) {
    this.pages = pages;
    this.baskets = baskets;
    this.orders = orders;
    this.cards = cards;
    this.paying = paying;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/", this::shelf)
        .POST("/basket/add", this::add)
        .POST("/basket/set", this::set)
        .GET("/basket", this::basket)
        .POST("/checkout", this::checkout)
        .POST("/cards/forget", this::forget)
        .build();
  }

  private ServerResponse shelf(ServerRequest request) {
    return pages.page("shelf", pages.frame(request));
  }

  private ServerResponse add(ServerRequest request) {
    Optional<Goods> goods = Goods.find(request.param("goods").orElse(""));
    goods.ifPresent(known -> baskets.add(Visitor.of(request).buyer(), known));
    return Pages.go(goods.map(known -> "/#" + known.code()).orElse("/"));
  }

  private ServerResponse set(ServerRequest request) {
    Optional<Goods> goods = Goods.find(request.param("goods").orElse(""));
    Optional<Integer> pieces = request.param("pieces").filter(text -> text.matches("[0-9]{1,2}")).map(Integer::valueOf);
    if (goods.isPresent() && pieces.isPresent()) {
      baskets.set(Visitor.of(request).buyer(), goods.get(), pieces.get());
    }
    return Pages.go("/basket");
  }

  private ServerResponse basket(ServerRequest request) {
    return shown(request, Texts.DELIVER_TO_SAMPLE.in(Visitor.of(request).language()), "");
  }

  private ServerResponse shown(ServerRequest request, String deliverTo, String trouble) {
    Visitor visitor = Visitor.of(request);
    return pages.page(
        "basket",
        new BasketView(
            pages.frame(request, "/basket"),
            baskets.of(visitor.buyer()),
            cards.of(visitor.buyer()),
            deliverTo,
            trouble));
  }

  private ServerResponse checkout(ServerRequest request) {
    Visitor visitor = Visitor.of(request);
    String deliverTo = request.param("deliverTo").map(String::strip).orElse("");
    if (deliverTo.isEmpty() || deliverTo.length() > DELIVER_TO_MAX) {
      return shown(request, deliverTo, Texts.DELIVER_TO_MISSING.in(visitor.language()));
    }
    Optional<Order> order = orders.place(visitor.buyer(), visitor.language(), deliverTo);
    return order.isPresent() ? paying.pay(request, order.get()) : Pages.go("/orders");
  }

  private ServerResponse forget(ServerRequest request) {
    CardId.parse(request.param("card").orElse("")).ifPresent(card -> paying.forget(Visitor.of(request).buyer(), card));
    return Pages.go("/basket");
  }
}
