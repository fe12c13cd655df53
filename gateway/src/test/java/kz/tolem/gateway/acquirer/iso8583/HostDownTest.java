package kz.tolem.gateway.acquirer.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestHost;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// The host goes away and comes back.
class HostDownTest {

  private static TestGateway gateway(TestHost host) {
    return TestGateway.start(
        settings ->
            host.behind().apply(settings).acquirerWait(Duration.ofSeconds(1)).with("TOLEM_CARD_HOST_WAIT", "PT1S"));
  }

  private static void until(TestGateway gateway, String none) throws InterruptedException {
    for (int i = 0; gateway.sql().count(none) > 0; i++) {
      assertThat(i).as("tenths of a second").isLessThan(100);
      Thread.sleep(100);
    }
  }

  @Test
  void a_payment_that_cannot_be_sent_is_declined_and_pays_when_the_host_is_back() throws Exception {
    try (var host = TestHost.start();
        var gateway = gateway(host)) {
      var shop = gateway.shop();
      shop.pay(TestShop.freshInvoice());
      host.stop();
      var invoice = TestShop.freshInvoice();

      var unsent = shop.pay(invoice);
      for (int i = 0; unsent.status() == 408; i++) {
        assertThat(i).isLessThan(50);
        Thread.sleep(100);
        unsent = shop.pay(invoice);
      }
      host.startAgain();
      var later = paysAgain(shop);
      // One that the dying host approved is undone now.
      until(gateway, "select count(*) from payment where given_up_at is not null and reversed_at is null");

      assertThat(unsent.status()).isEqualTo(400);
      assertThat(later.status()).as(later.body()).isEqualTo(200);
      host.agrees(gateway);
    }
  }

  private static Answer paysAgain(TestShop shop) throws InterruptedException {
    Answer answer = shop.pay(TestShop.freshInvoice());
    for (int i = 0; answer.status() != 200; i++) {
      assertThat(i).isLessThan(50);
      Thread.sleep(100);
      answer = shop.pay(TestShop.freshInvoice());
    }
    return answer;
  }

  @Test
  void what_was_under_way_is_undone_and_what_follows_a_payment_is_sent_once_the_host_is_back() throws Exception {
    try (var host = TestHost.start();
        var gateway = gateway(host)) {
      var shop = gateway.shop();
      var blocked = shop.pay(TestShop.freshInvoice(), "5000").text("id");
      shop.pay(TestShop.freshInvoice(), "920000"); // approved, and the answer is lost
      host.stop();

      var charge =
          gateway.wire().post("/operation/" + blocked + "/charge", "application/json", "",
              "Authorization", "Bearer " + shop.granted(shop.serviceToken()));
      host.startAgain();
      until(gateway, "select count(*) from operation where state = 'PENDING'");
      until(gateway, "select count(*) from payment where state = 'PENDING'");

      assertThat(charge.status()).as(charge.body()).isEqualTo(408);
      assertThat(gateway.sql().one("select state from payment where id = ?::uuid", blocked)).isEqualTo("CHARGED");
      host.agrees(gateway);
    }
  }

  @Test
  void a_host_that_restarts_under_load_leaves_two_books_that_agree() throws Exception {
    try (var host = TestHost.start();
        var gateway = gateway(host);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = gateway.shop();
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        answers.add(threads.submit(() -> shop.pay(TestShop.freshInvoice())));
        if (i % 20 == 10) {
          host.restart();
        }
        Thread.sleep(10);
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isIn(200, 400, 408);
      }
      until(gateway, "select count(*) from payment where state = 'PENDING'");
      until(gateway, "select count(*) from payment where given_up_at is not null and reversed_at is null");

      host.agrees(gateway);
    }
  }
}
