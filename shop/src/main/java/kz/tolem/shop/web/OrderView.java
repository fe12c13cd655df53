package kz.tolem.shop.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import kz.tolem.client.Decline;
import kz.tolem.protocol.Language;
import kz.tolem.shop.goods.Tenge;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Order.State;
import kz.tolem.shop.order.Order.Wish;
import kz.tolem.shop.order.Step;

/// One order, as a person reads it.
public record OrderView(Order order, List<Step> steps, Language language) {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss");

  /// One dot of the line from order to delivery.
  public record Stage(String name, boolean reached) {}

  public String number() {
    return order.invoice().digits();
  }

  public String title() {
    return OrderTexts.NUMBER.in(language, number());
  }

  public String placed() {
    return DAY.format(order.placedAt().atZone(ALMATY));
  }

  public String total() {
    return Tenge.written(order.total());
  }

  /// `waiting`, `bad`, `good`, `done` or `over`: the colour of it.
  public String tone() {
    return switch (order.state()) {
      case OPEN -> order.money().decline().isPresent() && order.money().attempt().isEmpty() ? "bad" : "waiting";
      case HELD, PAID -> "good";
      case SHIPPED -> "done";
      case CANCELLED, REFUNDED, LAPSED -> "over";
    };
  }

  public String headline() {
    return order
        .wish()
        .map(wish -> wish == Wish.SHIP ? OrderTexts.SHIPPING : OrderTexts.GIVING_BACK)
        .orElseGet(() -> OrderTexts.headline(order))
        .in(language);
  }

  public String note() {
    if (order.mayBePaid() && order.money().decline().isPresent()) {
      return Decline.of(order.money().decline().get(), "").text(language);
    }
    return OrderTexts.note(order).in(language, total());
  }

  /// The last four digits of the card; empty when there was none.
  public String cardTail() {
    String card = order.money().card();
    return card.length() > 4 ? card.substring(card.length() - 4) : card;
  }

  public List<Stage> stages() {
    State state = order.state();
    boolean returned = state == State.CANCELLED || state == State.REFUNDED;
    boolean shipped = state == State.SHIPPED || steps.stream().anyMatch(step -> step.kind() == Step.Kind.SHIPPED);
    boolean paid = returned || shipped || state == State.HELD || state == State.PAID;
    Stage placed = new Stage(OrderTexts.STAGE_PLACED.in(language), true);
    Stage money = new Stage(OrderTexts.STAGE_PAID.in(language), paid);
    Stage sent = new Stage(OrderTexts.STAGE_SHIPPED.in(language), shipped);
    Stage back = new Stage(OrderTexts.STAGE_RETURNED.in(language), true);
    if (!returned) {
      return List.of(placed, money, sent);
    }
    return shipped ? List.of(placed, money, sent, back) : List.of(placed, money, back);
  }

  public boolean mayShip() {
    return order.wish().isEmpty() && (order.state() == State.HELD || order.state() == State.PAID);
  }

  public String shipButton() {
    return order.state() == State.HELD
        ? OrderTexts.SHIP.in(language, total())
        : OrderTexts.JUST_SHIP.in(language);
  }

  public boolean mayGiveBack() {
    return order.wish().isEmpty() && (mayShip() || order.state() == State.SHIPPED);
  }

  public String giveBackButton() {
    return order.state() == State.HELD
        ? OrderTexts.CANCEL.in(language)
        : OrderTexts.REFUND.in(language, total());
  }

  public boolean mayBePaid() {
    return order.mayBePaid();
  }

  public String moment(Instant at) {
    return MOMENT.format(at.atZone(ALMATY));
  }

  public String sentence(Step step) {
    return OrderTexts.of(step, language);
  }
}
