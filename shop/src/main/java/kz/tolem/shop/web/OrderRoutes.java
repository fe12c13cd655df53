package kz.tolem.shop.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.SavedCards;
import kz.tolem.shop.order.Step;
import kz.tolem.shop.till.Counter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The orders page, and what can be done on it. Another buyer's order is not there. Thread-safe.
final class OrderRoutes {

  private final Pages pages;
  private final Orders orders;
  private final OrderBook book;
  private final SavedCards cards;
  private final Counter counter;

  OrderRoutes(Pages pages, Orders orders, OrderBook book, SavedCards cards, Counter counter) {
    this.pages = pages;
    this.orders = orders;
    this.book = book;
    this.cards = cards;
    this.counter = counter;
  }

  RouterFunction<ServerResponse> routes(Live live, Paying paying) {
    return RouterFunctions.route()
        .GET("/orders", request -> list(request, "orders"))
        .GET("/orders/list", request -> list(request, "orderlist"))
        .GET("/orders/changes", request -> live.changes(Visitor.of(request).buyer()))
        .GET("/orders/{invoice}/back", request -> with(request, this::back))
        .POST("/orders/{invoice}/pay", request -> with(request, (order, _) -> pay(paying, request, order)))
        .POST("/orders/{invoice}/ship", request -> with(request, this::ship))
        .POST("/orders/{invoice}/give-back", request -> with(request, this::giveBack))
        .build();
  }

  private ServerResponse list(ServerRequest request, String template) {
    Visitor visitor = Visitor.of(request);
    Map<InvoiceId, List<Step>> steps = orders.stepsOf(visitor.buyer());
    List<OrderView> views =
        orders.of(visitor.buyer()).stream()
            .map(order -> new OrderView(order, steps.getOrDefault(order.invoice(), List.of()), visitor.language()))
            .toList();
    String now = request.param("now").orElse("");
    return pages.page(template, new OrdersView(pages.frame(request), views, cards.of(visitor.buyer()), now));
  }

  private ServerResponse with(ServerRequest request, BiFunction<Order, ServerRequest, ServerResponse> action) {
    String number = request.pathVariable("invoice");
    Optional<Order> order =
        number.matches("[0-9]{6,15}")
            ? orders.of(Visitor.of(request).buyer(), new InvoiceId(number))
            : Optional.empty();
    return order.map(found -> action.apply(found, request)).orElseGet(() -> notThere(request));
  }

  private ServerResponse notThere(ServerRequest request) {
    Frame frame = pages.frame(request);
    return pages.problem(
        404,
        new ProblemView(
            frame, Texts.NOT_THERE.in(frame.language()), Texts.NOT_THERE_TEXT.in(frame.language())));
  }

  private ServerResponse back(Order order, ServerRequest request) {
    book.tell(order, Step.Kind.BACK, "");
    return look(order);
  }

  private static ServerResponse pay(Paying paying, ServerRequest request, Order order) {
    return order.mayBePaid() ? paying.pay(request, order) : look(order);
  }

  private ServerResponse ship(Order order, ServerRequest request) {
    counter.ship(order);
    return look(order);
  }

  private ServerResponse giveBack(Order order, ServerRequest request) {
    counter.giveBack(order);
    return look(order);
  }

  private static ServerResponse look(Order order) {
    return Pages.go("/orders?now=" + order.invoice());
  }
}
