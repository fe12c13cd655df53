package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Receiver.Behaviour;
import kz.tolem.gateway.Receiver.Call;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Told until delivered, in order, and no further than the shop wants (DESIGN 14).
class NotificationRetryTest {

  private static TestGateway gateway;
  private Receiver receiver;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void open() {
    receiver = Receiver.start();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private void pay(TestShop shop, String invoice, String amount) {
    shop.payment(invoice, amount).postingTo(receiver.url()).send(gateway.wire(), shop.token(invoice, amount));
  }

  /// Waits until the notification of an invoice has been tried so often.
  private void tried(String invoice, int tries) throws InterruptedException {
    for (int i = 0; gateway.sql().count("select max(tries) from notification where invoice_number = ?", invoice) < tries; i++) {
      assertThat(i).as("waits for try " + tries).isLessThan(1000);
      Thread.sleep(10);
    }
  }

  private List<String> outcome(String invoice) {
    return gateway
        .sql()
        .rows(
            """
            select delivered_at is not null, next_try_at is not null, tries, last_fault
              from notification where invoice_number = ? order by id
            """,
            invoice)
        .getLast();
  }

  /// A few turns of the poller, in which nothing may happen.
  private static void quiet() throws InterruptedException {
    Thread.sleep(700);
  }

  @Test
  void a_refused_notification_is_tried_again_after_growing_pauses_with_the_same_body() throws InterruptedException {
    receiver.answers(Behaviour.status(500));
    pay(gateway.shop(), "100001", "100");
    receiver.await(1);
    tried("100001", 1);

    int calls = 1;
    for (int seconds : new int[] {10, 60, 300, 900, 3600, 3600}) {
      gateway.clock().advance(Duration.ofSeconds(seconds - 1));
      Thread.sleep(600);
      assertThat(receiver.calls()).as("before the pause of " + seconds + " s is over").hasSize(calls);
      gateway.clock().advance(Duration.ofSeconds(1));
      receiver.await(++calls);
      tried("100001", calls);
    }
    receiver.answers(Behaviour.status(204));
    gateway.clock().advance(Duration.ofHours(1));
    receiver.await(calls + 1);
    tried("100001", calls + 1);
    gateway.clock().advance(Duration.ofDays(2));
    quiet();

    assertThat(receiver.calls()).hasSize(calls + 1);
    assertThat(receiver.calls()).extracting(Call::body).containsOnly(receiver.calls().getFirst().body());
    assertThat(receiver.calls())
        .extracting(call -> call.header("webhook-id"))
        .containsOnly(receiver.calls().getFirst().header("webhook-id"));
    assertThat(outcome("100001")).startsWith("t", "f");
  }

  @Test
  void it_is_given_up_after_72_hours() throws InterruptedException {
    receiver.answers(Behaviour.status(503));
    pay(gateway.shop(), "100002", "100");
    receiver.await(1);
    tried("100002", 1);

    gateway.clock().advance(Duration.ofHours(72));
    receiver.await(2);
    tried("100002", 2);
    gateway.clock().advance(Duration.ofHours(24));
    quiet();

    assertThat(receiver.calls()).hasSize(2);
    assertThat(outcome("100002")).startsWith("f", "f", "2", "HTTP 503");
  }

  @Test
  void gone_ends_it() throws InterruptedException {
    receiver.answers(Behaviour.status(410));
    pay(gateway.shop(), "100003", "100");
    tried("100003", 1);
    gateway.clock().advance(Duration.ofHours(1));
    quiet();

    assertThat(receiver.calls()).hasSize(1);
    assertThat(outcome("100003")).startsWith("f", "f", "1", "HTTP 410");
  }

  @Test
  void a_4xx_ends_a_failure_notice_but_not_a_success() throws InterruptedException {
    var shop = gateway.shop();
    receiver.answers(Behaviour.status(404));
    pay(shop, "100004", "900484");
    pay(shop, "100005", "100");
    tried("100004", 1);
    tried("100005", 1);
    gateway.clock().advance(Duration.ofSeconds(10));
    tried("100005", 2);
    quiet();

    assertThat(outcome("100004")).startsWith("f", "f", "1", "HTTP 404");
    assertThat(outcome("100005")).startsWith("f", "t", "2", "HTTP 404");
  }

  @Test
  void a_busy_shop_gets_its_failure_notice_later() throws InterruptedException {
    receiver.answers(Behaviour.status(429));
    pay(gateway.shop(), "100006", "900484");
    tried("100006", 1);
    receiver.answers(Behaviour.status(200));
    gateway.clock().advance(Duration.ofSeconds(10));
    tried("100006", 2);

    assertThat(outcome("100006")).startsWith("t", "f");
  }

  @Test
  void a_redirect_is_not_followed() throws InterruptedException {
    try (var elsewhere = Receiver.start()) {
      for (int status : new int[] {301, 302, 307, 308}) {
        receiver.answers(
            exchange -> {
              exchange.getResponseHeaders().add("Location", elsewhere.url());
              exchange.sendResponseHeaders(status, -1);
            });
        var invoice = "20" + status + "1";
        pay(gateway.shop(), invoice, "100");
        tried(invoice, 1);
        assertThat(outcome(invoice)).startsWith("f", "t", "1", "HTTP " + status);
      }
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @Test
  void a_shop_that_is_away_hears_of_it_when_it_is_back() throws InterruptedException {
    String url = receiver.url();
    receiver.close();
    var shop = gateway.shop();
    shop.payment("100007").postingTo(url).send(gateway.wire(), shop.token("100007"));
    tried("100007", 1);

    assertThat(outcome("100007")).startsWith("f", "t", "1");
  }

  @Test
  void outcomes_of_one_invoice_are_told_in_order() throws InterruptedException {
    var shop = gateway.shop();
    receiver.answers(Behaviour.status(500));
    pay(shop, "100008", "900484");
    receiver.await(1);
    tried("100008", 1);
    pay(shop, "100008", "900465");
    quiet();
    assertThat(receiver.calls()).as("the second waits for the first").hasSize(1);

    receiver.answers(Behaviour.status(200));
    gateway.clock().advance(Duration.ofSeconds(10));
    receiver.await(3);

    assertThat(receiver.calls().stream().map(call -> call.json().get("reasonCode").toString()))
        .containsExactly("484", "484", "465");
  }

  @Test
  void other_invoices_do_not_wait() throws InterruptedException {
    var shop = gateway.shop();
    receiver.answers(Behaviour.status(500));
    pay(shop, "100009", "900484");
    tried("100009", 1);
    receiver.answers(Behaviour.status(200));

    pay(shop, "100010", "100");

    tried("100010", 1);
    assertThat(outcome("100010")).startsWith("t", "f");
  }

  @Test
  void a_success_outlasts_a_failure_notice_that_nobody_takes() throws InterruptedException {
    var shop = gateway.shop();
    receiver.answers(Behaviour.status(500));
    pay(shop, "100011", "900484");
    tried("100011", 1);
    pay(shop, "100011", "100");
    gateway.clock().advance(Duration.ofSeconds(10));
    tried("100011", 2);
    gateway.clock().advance(Duration.ofSeconds(60));
    tried("100011", 3);
    receiver.answers(Behaviour.status(200));
    receiver.await(4);
    quiet();
    gateway.clock().advance(Duration.ofHours(2));
    quiet();

    assertThat(receiver.calls()).hasSize(4);
    assertThat(receiver.calls().getLast().json()).containsEntry("code", "ok");
    assertThat(gateway.sql().column("select last_fault from notification where not success and invoice_number = '100011'"))
        .containsExactly("HTTP 500, given up: the invoice is paid");
  }

  @Test
  void what_was_not_delivered_survives_a_restart() throws InterruptedException {
    receiver.answers(Behaviour.status(500));
    pay(gateway.shop(), "100012", "100");
    tried("100012", 1);
    receiver.answers(Behaviour.status(200));

    gateway.restart();
    gateway.clock().advance(Duration.ofSeconds(10));

    receiver.await(2);
    tried("100012", 2);
    assertThat(outcome("100012")).startsWith("t", "f");
  }

  @Test
  void a_giant_answer_is_not_read_to_its_end() throws InterruptedException {
    receiver.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[64 * 1024];
          while (true) {
            exchange.getResponseBody().write(chunk);
          }
        });
    pay(gateway.shop(), "100013", "100");

    tried("100013", 1);
    assertThat(outcome("100013")).startsWith("t", "f");
  }

  private static long open(TestShop shop) {
    return gateway
        .sql()
        .count(
            "select count(*) from notification where delivered_at is null and terminal_id = ?",
            shop.terminal().id().value());
  }

  @Test
  void two_gateways_deliver_each_notification_once() throws InterruptedException {
    try (var second = gateway.another()) {
      var shop = gateway.shop();
      receiver.answers(Behaviour.status(500));
      var invoices = IntStream.range(0, 60).mapToObj(_ -> TestShop.freshInvoice()).toList();
      for (int i = 0; i < invoices.size(); i++) {
        var wire = i % 2 == 0 ? gateway.wire() : second.wire();
        shop.payment(invoices.get(i)).postingTo(receiver.url()).send(wire, shop.token(invoices.get(i)));
      }
      for (String invoice : invoices) {
        tried(invoice, 1);
      }
      int before = receiver.calls().size();
      receiver.answers(Behaviour.status(200));
      gateway.clock().advance(Duration.ofSeconds(10));
      for (int i = 0; open(shop) > 0; i++) {
        assertThat(i).as("waits of 100 ms").isLessThan(150);
        Thread.sleep(100);
        gateway.clock().advance(Duration.ofSeconds(1));
      }

      var delivered = receiver.calls().subList(before, receiver.calls().size());
      assertThat(delivered).extracting(call -> call.header("webhook-id")).doesNotHaveDuplicates().hasSize(60);
    }
  }
}
