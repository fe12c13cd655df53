package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.PaymentAttempt;
import kz.tolem.client.Purchase;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.JdbcSeenNotifications;
import kz.tolem.client.notification.SeenNotifications;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.Language;
import kz.tolem.shop.goods.Goods;
import kz.tolem.shop.order.Baskets;
import kz.tolem.shop.order.Bell;
import kz.tolem.shop.order.BuyerId;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Order.State;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.SavedCards;
import kz.tolem.shop.order.ShopDatabase;
import kz.tolem.shop.till.Till;
import kz.tolem.shop.till.Tills;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo shop's money when things go wrong: no notification ever arrives here.
class DemoShopTillTest {

  private static final BuyerId BUYER = new BuyerId("0123456789abcdef0123456789abcdef");
  private static final String NOWHERE = "http://127.0.0.1:1/";
  private static final String LOCKED = "4400000465000006";
  private static final String ANSWER_LOST = "4400020000000006";

  private static TestGateway gateway;

  @TempDir private Path folder;
  private TestShop registered;
  private TolemClient tolem;
  private ShopDatabase database;
  private Baskets baskets;
  private Orders orders;
  private OrderBook book;
  private Tills tills;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(settings -> settings.acquirerWait(Duration.ofMillis(500)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void open() {
    openAt(gateway.shop());
  }

  private void openAt(TestShop other) {
    registered = other;
    tolem =
        TolemClient.to(
                Environment.at("http://127.0.0.1:" + gateway.port()),
                Credentials.of(
                    registered.clientId(), registered.clientSecret(), registered.terminal().id().toString()))
            .deadline(Duration.ofSeconds(2))
            .build();
    database = ShopDatabase.open(folder);
    baskets = new Baskets(database);
    book = new OrderBook(database, new Bell(), gateway.clock());
    orders = new Orders(database, baskets, book, gateway.clock());
    tills = Tills.of(tolem, orders, book, new SavedCards(database), gateway.clock(), () -> NOWHERE);
  }

  private Order placed(Goods goods) {
    baskets.add(BUYER, goods);
    return orders.place(BUYER, Language.ENGLISH, "Aigerim, Almaty").orElseThrow();
  }

  private Order now(Order order) {
    return orders.of(order.invoice()).orElseThrow();
  }

  private Order paid(Goods goods) {
    Order order = placed(goods);
    tills.till().pay(order, registered.card(), NOWHERE);
    return now(order);
  }

  private long payments() {
    return gateway
        .sql()
        .count(
            "select count(*) from payment where merchant_id = ?::uuid", registered.merchant().value().toString());
  }

  private long done(String kind) {
    return gateway
        .sql()
        .count(
            "select count(*) from operation where state = 'DONE' and kind = ? and merchant_id = ?::uuid",
            kind,
            registered.merchant().value().toString());
  }

  @Test
  void a_basket_becomes_one_order_however_often_the_button_is_pressed() {
    baskets.add(BUYER, Goods.HONEY);

    var first = orders.place(BUYER, Language.KAZAKH, "Aigerim");
    var second = orders.place(BUYER, Language.KAZAKH, "Aigerim");

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    assertThat(orders.of(BUYER)).hasSize(1);
  }

  @Test
  void a_saved_card_pays_and_the_status_alone_makes_the_order_paid() {
    Order order = paid(Goods.HONEY);

    assertThat(order.state()).isEqualTo(State.HELD);
    assertThat(order.money().id()).isPresent();
    assertThat(order.money().attempt()).isEmpty();
  }

  @Test
  void a_declined_order_stays_open_and_may_be_paid_with_another_card() {
    Order order = placed(Goods.PRUNES);
    CardId locked = registered.savedCard(LOCKED);

    tills.till().pay(order, locked, NOWHERE);
    Order declined = now(order);
    tills.till().pay(declined, registered.card(), NOWHERE);

    assertThat(declined.mayBePaid()).isTrue();
    assertThat(declined.money().decline()).contains(465);
    assertThat(now(order).state()).isEqualTo(State.HELD);
    assertThat(now(order).money().decline()).isEmpty();
  }

  @Test
  void a_card_whose_bank_asks_first_sends_the_buyer_there_and_leaves_the_order_open() {
    openAt(gateway.shop(Terminals::secure3d));
    Order order = placed(Goods.GREEN_TEA);

    Till.Next next = tills.till().pay(order, registered.card(), NOWHERE);

    assertThat(next)
        .isInstanceOfSatisfying(
            Till.Next.Bank.class, bank -> assertThat(bank.form().fields()).containsKeys("PaReq", "MD", "TermUrl"));
    assertThat(now(order).state()).isEqualTo(State.OPEN);
    assertThat(now(order).money().attempt()).isEmpty();
  }

  @Test
  void a_lost_answer_keeps_the_order_from_being_paid_twice_until_it_is_settled() {
    Order order = placed(Goods.MELON);
    tills.till().pay(order, registered.savedCard(ANSWER_LOST), NOWHERE);
    Order doubted = now(order);

    var again = tills.till().pay(doubted, registered.card(), NOWHERE);
    gateway.clock().advance(Duration.ofMinutes(3));
    Eventually.holds(
        "the answer is found",
        () -> {
          gateway.clock().advance(Duration.ofSeconds(30));
          tills.rounds().round();
          return now(order).state() == State.HELD;
        });

    assertThat(doubted.mayBePaid()).isFalse();
    assertThat(again).isEqualTo(new Till.Next.Look());
    assertThat(now(order).money().attempt()).isEmpty();
    assertThat(payments()).isEqualTo(1);
  }

  @Test
  void a_shop_that_dies_between_writing_down_and_sending_finds_out_that_nothing_was_sent() {
    Order order = placed(Goods.WALNUTS);
    Purchase purchase =
        Purchase.invoice(order.invoice().digits()).money(order.total()).description("order").build();
    PaymentAttempt attempt = tolem.prepare(registered.card(), purchase);
    book.attempt(order, attempt.store(), gateway.clock().instant());

    gateway.clock().advance(Duration.ofSeconds(1));
    tills.rounds().round();

    assertThat(now(order).money().attempt()).as("settled, one way or the other").isEmpty();
    assertThat(payments()).isLessThanOrEqualTo(1);
  }

  @Test
  void goods_are_shipped_once_and_given_back_once() {
    Order order = paid(Goods.APRICOTS);

    tills.counter().ship(order);
    tills.counter().ship(order);
    Order shipped = now(order);
    tills.counter().giveBack(shipped);
    tills.counter().giveBack(shipped);

    assertThat(shipped.state()).isEqualTo(State.SHIPPED);
    assertThat(now(order).state()).isEqualTo(State.REFUNDED);
    assertThat(done("CHARGE")).isEqualTo(1);
    assertThat(done("REFUND")).isEqualTo(1);
  }

  @Test
  void a_cancelled_order_cannot_be_shipped() {
    Order order = paid(Goods.RAISINS);

    tills.counter().giveBack(order);
    tills.counter().ship(order);

    assertThat(now(order).state()).isEqualTo(State.CANCELLED);
    assertThat(done("CHARGE")).isZero();
    assertThat(done("CANCEL")).isEqualTo(1);
  }

  @Test
  void what_was_set_out_for_is_done_after_a_crash() {
    Order order = paid(Goods.GIFT);
    Instant due = gateway.clock().instant();

    book.wish(order, EnumSet.of(State.HELD), Order.Wish.SHIP, due);
    gateway.clock().advance(Duration.ofSeconds(1));
    tills.rounds().round();

    assertThat(now(order).state()).isEqualTo(State.SHIPPED);
    assertThat(done("CHARGE")).isEqualTo(1);
  }

  @Test
  void an_order_that_nobody_pays_lapses_after_a_day() {
    Order order = placed(Goods.BLACK_TEA);
    tills.till().page(order, NOWHERE, false);

    gateway.clock().advance(Duration.ofHours(25));
    tills.rounds().round();

    assertThat(now(order).state()).isEqualTo(State.LAPSED);
  }

  @Test
  void a_notification_is_remembered_in_a_database_whose_driver_names_no_reasons() {
    var seen = JdbcSeenNotifications.of(database.source());

    assertThat(seen.begin("one")).isEqualTo(SeenNotifications.Turn.YOURS);
    assertThat(seen.begin("one")).isEqualTo(SeenNotifications.Turn.ELSEWHERE);
    seen.done("one");
    assertThat(seen.begin("one")).isEqualTo(SeenNotifications.Turn.DONE);
  }
}
