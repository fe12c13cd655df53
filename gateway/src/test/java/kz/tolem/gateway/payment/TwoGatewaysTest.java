package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// Two gateways on one PostgreSQL keep nothing to themselves.
class TwoGatewaysTest {

  private static TestGateway gateway() {
    return TestGateway.start(settings -> settings.acquirerWait(Duration.ofMillis(500)));
  }

  @Test
  void a_token_of_one_gateway_pays_at_the_other_and_either_answers_a_repeat_alike() {
    try (var one = TestGateway.start();
        var other = one.another()) {
      var shop = one.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      var body = shop.payment(invoice);

      var paid = body.send(other.wire(), token);

      assertThat(paid.status()).as(paid.body()).isEqualTo(200);
      assertThat(body.send(one.wire(), token).body()).isEqualTo(paid.body());
      assertThat(body.send(other.wire(), token).body()).isEqualTo(paid.body());
      Books.agree(one);
    }
  }

  /// What it has left: a notification that the shop has not taken yet, and a payment whose outcome is not known.
  @Test
  void when_one_gateway_is_gone_the_other_finishes_what_it_has_left() throws Exception {
    try (var receiver = Receiver.start();
        var one = gateway()) {
      var shop = one.shop();
      var untold = TestShop.freshInvoice();
      var unknown = TestShop.freshInvoice();
      var token = shop.token(unknown, "920000");
      var body = shop.payment(unknown, "920000").postingTo(receiver.url());
      receiver.answers(Receiver.Behaviour.status(500));
      try (var other = one.another()) {
        shop.payment(untold).postingTo(receiver.url()).send(other.wire(), shop.token(untold));
        assertThat(body.send(other.wire(), token).status()).isEqualTo(408);
        receiver.await(1);
      }

      receiver.answers(Receiver.Behaviour.status(200));
      for (int i = 0; one.sql().count("select count(*) from notification where delivered_at is not null") < 2; i++) {
        assertThat(i).as("moves of the clock").isLessThan(300);
        one.clock().advance(Duration.ofSeconds(5));
        Thread.sleep(50);
      }

      assertThat(body.send(one.wire(), token).status()).isEqualTo(200);
      assertThat(one.sql().column("select state from payment")).containsOnly("AUTHORIZED");
      Books.agree(one);
    }
  }
}
