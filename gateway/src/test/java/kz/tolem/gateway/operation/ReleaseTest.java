package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Blocks that have grown old are released by themselves (EPAY.md 8.4, `CANCEL_OLD`).
class ReleaseTest {

  private final TestGateway gateway = TestGateway.start();

  @AfterEach
  void stop() {
    gateway.close();
  }

  private TestShop shop(int releaseAfterDays) {
    return gateway.shop(t -> Terminals.ruled(t, Terminals.rules(0, 30, releaseAfterDays, false)));
  }

  private Answer status(TestShop shop, String id) {
    return gateway.wire().send(
        gateway
            .wire()
            .to("/check-status/payment/transactionId/" + id)
            .header("Authorization", "Bearer " + shop.granted(shop.serviceToken())));
  }

  private String name(TestShop shop, String id) {
    return (String) status(shop, id).field("transaction.statusName");
  }

  private void untilReleased(int count) {
    Eventually.holds(
        count + " released",
        () -> gateway.sql().count("select count(*) from payment where state = 'RELEASED'") == count);
  }

  @Test
  void an_old_block_is_released_and_its_status_says_so() {
    var shop = shop(7);
    var old = shop.pay(TestShop.freshInvoice(), "1500").text("id");
    gateway.clock().advance(Duration.ofDays(3));
    var young = shop.pay(TestShop.freshInvoice(), "1500").text("id");

    gateway.clock().advance(Duration.ofDays(4).plusMinutes(1));
    untilReleased(1);

    assertThat(name(shop, old)).isEqualTo("CANCEL_OLD");
    assertThat(status(shop, old).text("resultCode")).isEqualTo("100");
    assertThat(name(shop, young)).isEqualTo("AUTH");
    assertThat(gateway.sql().rows("select kind, state, amount from operation"))
        .containsExactly(List.of("RELEASE", "DONE", "150000"));
  }

  @Test
  void a_terminal_may_keep_its_blocks() {
    var keeping = shop(0);
    var releasing = shop(7);
    var kept = keeping.pay(TestShop.freshInvoice()).text("id");
    releasing.pay(TestShop.freshInvoice());

    gateway.clock().advance(Duration.ofDays(365));
    untilReleased(1);

    assertThat(name(keeping, kept)).isEqualTo("AUTH");
  }

  @Test
  void what_is_charged_or_cancelled_is_left_alone() {
    var shop = shop(7);
    var token = shop.granted(shop.serviceToken());
    var charged = shop.pay(TestShop.freshInvoice()).text("id");
    var cancelled = shop.pay(TestShop.freshInvoice()).text("id");
    shop.pay(TestShop.freshInvoice());
    for (String call : List.of(charged + "/charge", cancelled + "/cancel")) {
      gateway.wire().post("/operation/" + call, "application/json", "", "Authorization", "Bearer " + token);
    }

    gateway.clock().advance(Duration.ofDays(8));
    untilReleased(1);

    assertThat(name(shop, charged)).isEqualTo("CHARGE");
    assertThat(name(shop, cancelled)).isEqualTo("CANCEL");
    assertThat(gateway.sql().count("select count(*) from operation where kind = 'RELEASE'")).isEqualTo(1);
  }

  @Test
  void a_released_payment_cannot_be_charged() {
    var shop = shop(7);
    var id = shop.pay(TestShop.freshInvoice()).text("id");
    gateway.clock().advance(Duration.ofDays(8));
    untilReleased(1);

    var late =
        gateway.wire().post("/operation/" + id + "/charge", "application/json", "",
            "Authorization", "Bearer " + shop.granted(shop.serviceToken()));

    assertThat(late.status()).isEqualTo(400);
    assertThat(late.text("message")).contains("only a payment in status AUTH");
  }

  @Test
  void a_block_that_the_host_will_not_release_is_tried_once_a_day() {
    var shop = shop(7);
    var stubborn = shop.pay(TestShop.freshInvoice(), "5000000").text("id");
    gateway.sql().run("update payment set amount = 90048400 where id = ?::uuid", stubborn);
    gateway.clock().advance(Duration.ofDays(8));
    Eventually.holds("refused once", () -> refusals() == 1);

    shop.pay(TestShop.freshInvoice());
    gateway.clock().advance(Duration.ofDays(8));
    untilReleased(1);
    Eventually.holds("refused twice", () -> refusals() == 2);

    assertThat(name(shop, stubborn)).isEqualTo("AUTH");
  }

  private long refusals() {
    return gateway.sql().count("select count(*) from operation where kind = 'RELEASE' and state = 'FAILED'");
  }

  @Test
  void a_charge_at_the_same_moment_and_a_second_gateway_end_each_block_once() throws Exception {
    var shop = shop(7);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add(shop.pay(TestShop.freshInvoice()).text("id"));
    }
    try (var second = gateway.another();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gateway.clock().advance(Duration.ofDays(8));
      var token = shop.granted(shop.serviceToken());
      List<Callable<Answer>> charges = new ArrayList<>();
      ids.forEach(
          id ->
              charges.add(
                  () ->
                      second.wire().post("/operation/" + id + "/charge", "application/json", "",
                          "Authorization", "Bearer " + token)));
      for (var charge : threads.invokeAll(charges)) {
        assertThat(charge.get().status()).isIn(200, 400);
      }
      Eventually.holds(
          "no block is left",
          () -> gateway.sql().count("select count(*) from payment where state = 'AUTHORIZED'") == 0);
    }

    assertThat(
            gateway.sql().count(
                """
                select count(*) from payment p
                 where (select count(*) from operation o where o.payment_id = p.id and o.state = 'DONE') <> 1
                """))
        .isZero();
  }
}
