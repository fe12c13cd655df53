package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// An operation whose answer is lost is neither done nor refused until the card host has been asked again.
class OperationUnknownTest {

  private static final String ANSWER_LOST = "920000";
  private static final String REQUEST_LOST = "930000";

  private static TestGateway gateway() {
    return TestGateway.start(s -> s.pause(TestPause.BY_HAND).acquirerWait(Duration.ofSeconds(3)));
  }

  private static Answer refund(TestGateway gateway, TestShop shop, String id, String query) {
    return gateway.wire().post("/operation/" + id + "/refund" + query, "application/json", "",
        "Authorization", "Bearer " + shop.granted(shop.serviceToken()));
  }

  private static void untilSettled(TestGateway gateway) throws InterruptedException {
    for (int i = 0; gateway.sql().count("select count(*) from operation where state = 'PENDING'") > 0; i++) {
      assertThat(i).as("moves of the clock").isLessThan(200);
      gateway.clock().advance(Duration.ofSeconds(3));
      Thread.sleep(20);
    }
  }

  @Test
  void a_refund_whose_answer_is_lost_is_found_done() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop(Terminals::oneStep);
      var id = shop.pay(TestShop.freshInvoice(), "5000000").text("id");

      var lost = refund(gateway, shop, id, "?amount=" + ANSWER_LOST + "&externalID=r1");
      var repeated = refund(gateway, shop, id, "?amount=" + ANSWER_LOST + "&externalID=r1");
      untilSettled(gateway);
      var later = refund(gateway, shop, id, "?amount=" + ANSWER_LOST + "&externalID=r1");

      assertThat(lost.status()).as(lost.body()).isEqualTo(408);
      assertThat(lost.number("code")).isEqualTo(454);
      assertThat(repeated.status()).isEqualTo(408);
      assertThat(later.status()).as(later.body()).isEqualTo(200);
      assertThat(gateway.sql().one("select returned_amount from payment")).isEqualTo(ANSWER_LOST + "00");
      assertThat(gateway.sql().count("select count(*) from operation")).isEqualTo(1);
    }
  }

  /// Tables that no longer fit together, as after a restore, must not keep the others from being asked about.
  @Test
  void an_operation_that_cannot_be_settled_does_not_stand_in_the_others_way() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var token = shop.granted(shop.serviceToken());
      for (String invoice : List.of(TestShop.freshInvoice(), TestShop.freshInvoice())) {
        var id = shop.pay(invoice, "5000000").text("id");
        gateway.wire().post("/operation/" + id + "/charge?amount=" + ANSWER_LOST, "application/json", "",
            "Authorization", "Bearer " + token);
      }
      gateway.sql().run(
          "update payment set state = 'CANCELLED' where id = (select payment_id from operation order by opened_at, id limit 1)");

      for (int i = 0; gateway.sql().count("select count(*) from operation where state = 'PENDING'") > 1; i++) {
        assertThat(i).as("moves of the clock").isLessThan(200);
        gateway.clock().advance(Duration.ofSeconds(3));
        Thread.sleep(20);
      }

      assertThat(gateway.sql().column("select state from payment order by id")).containsExactly("CANCELLED", "CHARGED");
    }
  }

  @Test
  void a_refund_that_never_reached_the_host_is_found_not_done() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop(Terminals::oneStep);
      var id = shop.pay(TestShop.freshInvoice(), "5000000").text("id");

      var lost = refund(gateway, shop, id, "?amount=" + REQUEST_LOST + "&externalID=r1");
      assertThat(gateway.sql().one("select returned_amount from payment")).isEqualTo(REQUEST_LOST + "00");
      untilSettled(gateway);

      assertThat(lost.status()).isEqualTo(408);
      assertThat(gateway.sql().one("select returned_amount from payment")).isEqualTo("0");
      assertThat(refund(gateway, shop, id, "?amount=100&externalID=r1").status()).isEqualTo(200);
    }
  }
}
