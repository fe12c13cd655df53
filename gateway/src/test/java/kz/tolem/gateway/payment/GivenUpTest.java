package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestHost;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A payment that was given up can only be declined, whoever hears an approval of it.
class GivenUpTest {

  private static void until(TestGateway gateway, String question) throws InterruptedException {
    for (int i = 0; gateway.sql().count(question) == 0; i++) {
      assertThat(i).as("tenths of a second").isLessThan(150);
      Thread.sleep(100);
    }
  }

  /// @param wait how long a payment's caller is kept
  /// @param hostWait how long the card host may take, ISO 8601
  private static TestGateway gateway(TestHost host, Duration wait, String hostWait) {
    return TestGateway.start(
        settings -> host.behind().apply(settings).acquirerWait(wait).with("TOLEM_CARD_HOST_WAIT", hostWait));
  }

  @Test
  void an_approval_that_comes_after_another_gateway_has_given_the_payment_up_does_not_count() throws Exception {
    try (var host = TestHost.start();
        var gateway = gateway(host, Duration.ofSeconds(5), "PT10S")) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var answer = CompletableFuture.supplyAsync(() -> shop.pay(invoice, "910003"));
      until(gateway, "select count(*) from payment where state = 'PENDING'");

      // As another gateway would, that takes the first for dead. The host has not decided yet.
      gateway.sql().run("update payment set given_up_at = now() where state = 'PENDING'");
      Answer heard = answer.join();
      until(gateway, "select count(*) from payment where state = 'DECLINED' and reversed_at is not null");

      assertThat(heard.status()).as(heard.body()).isNotEqualTo(200);
      host.agrees(gateway);
      assertThat(shop.pay(invoice).status()).isEqualTo(200);
      host.agrees(gateway);
    }
  }

  /// The reversal came to the host before the request, so that its acknowledgement said nothing about it; the host has
  /// approved the request all the same, and its answer is lost.
  @Test
  void a_request_that_came_to_the_host_after_its_own_reversal_is_undone_again() throws Exception {
    try (var host = TestHost.start();
        var gateway = gateway(host, Duration.ofSeconds(4), "PT2S")) {
      var shop = gateway.shop();
      var answer = CompletableFuture.supplyAsync(() -> shop.pay(TestShop.freshInvoice(), "920000"));
      until(gateway, "select count(*) from payment where state = 'PENDING'");

      // As another gateway would, that took the first for dead before it sent the request.
      gateway.sql().run(
          """
          update payment set state = 'DECLINED', decline_code = 458, settled_at = opened_at,
                             given_up_at = opened_at - interval '1 second', reversed_at = opened_at
           where state = 'PENDING'
          """);
      Answer heard = answer.join();
      until(gateway, "select count(*) from payment where reversed_at is not null and given_up_at >= opened_at");

      assertThat(heard.status()).as(heard.body()).isNotEqualTo(200);
      host.agrees(gateway);
    }
  }

  @Test
  void a_payment_whose_gateway_died_is_undone_by_the_next_one() throws Exception {
    try (var host = TestHost.start();
        var gateway =
            TestGateway.start(
                settings ->
                    host.behind()
                        .apply(settings)
                        .acquirerWait(Duration.ofSeconds(1))
                        .with("TOLEM_CARD_HOST_WAIT", "PT0.5S"))) {
      var shop = gateway.shop();
      var paid = shop.pay(TestShop.freshInvoice());
      // As after a kill between the host's approval and commit B.
      gateway
          .sql()
          .run(
              """
              update payment
                 set state = 'PENDING', settled_at = null, reference = '', int_reference = '', approval_code = ''
               where id = ?::uuid
              """,
              paid.text("id"));
      gateway.clock().advance(Duration.ofSeconds(10));

      until(gateway, "select count(*) from payment where state = 'DECLINED' and reversed_at is not null");

      host.agrees(gateway);
    }
  }
}
