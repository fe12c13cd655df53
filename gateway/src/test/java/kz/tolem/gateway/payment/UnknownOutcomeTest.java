package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A lost answer is not a decline (DESIGN 12).
class UnknownOutcomeTest {

  private static final String SLOW = "910004";
  private static final String ANSWER_LOST = "920000";
  private static final String REQUEST_LOST = "930000";

  private static TestGateway gateway() {
    return TestGateway.start(s -> s.pause(TestPause.BY_HAND).acquirerWait(Duration.ofMillis(300)));
  }

  private static void notKnown(Answer answer, String invoice) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(408);
    assertThat(answer.number("code")).isEqualTo(454);
    assertThat(answer.text("invoiceId")).isEqualTo(invoice);
  }

  private static String state(TestGateway gateway, String invoice) {
    return gateway.sql().one("select state from payment where invoice_number = ?", invoice);
  }

  /// Moves the time on, a little at a time, until the payment is no longer pending.
  private static void untilSettled(TestGateway gateway, String invoice) throws InterruptedException {
    for (int i = 0; state(gateway, invoice).equals("PENDING"); i++) {
      assertThat(i).as("moves of the clock").isLessThan(200);
      gateway.clock().advance(Duration.ofSeconds(3));
      Thread.sleep(20);
    }
  }

  @Test
  void a_slow_answer_is_not_known_at_first_and_final_later() throws InterruptedException {
    try (var gateway = gateway();
        var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice, SLOW);
      var body = shop.payment(invoice, SLOW).postingTo(receiver.url());

      var first = body.send(gateway.wire(), token);
      var meanwhile = body.send(gateway.wire(), token);
      var stateMeanwhile = state(gateway, invoice);
      var other = shop.pay(invoice, SLOW);
      gateway.clock().advance(Duration.ofSeconds(4));
      receiver.await(1);
      var last = body.send(gateway.wire(), token);

      notKnown(first, invoice);
      notKnown(meanwhile, invoice);
      assertThat(meanwhile.body()).isEqualTo(first.body());
      assertThat(stateMeanwhile).isEqualTo("PENDING");
      assertThat(other.text("message")).isEqualTo("a payment of invoice " + invoice + " is in progress");
      assertThat(last.status()).isEqualTo(200);
      assertThat(last.text("status")).isEqualTo("AUTH");
      assertThat(last.text("id")).isEqualTo(first.text("id"));
      assertThat(receiver.calls()).singleElement().satisfies(call -> assertThat(call.json()).containsEntry("code", "ok"));
      Books.agree(gateway);
    }
  }

  @Test
  void a_lost_answer_is_found_out_to_be_an_approval() throws InterruptedException {
    try (var gateway = gateway();
        var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice, ANSWER_LOST);
      var body = shop.payment(invoice, ANSWER_LOST).postingTo(receiver.url());

      notKnown(body.send(gateway.wire(), token), invoice);
      assertThat(gateway.journal()).hasSize(1);
      untilSettled(gateway, invoice);

      assertThat(state(gateway, invoice)).isEqualTo("AUTHORIZED");
      assertThat(receiver.await(1).getFirst().json()).containsEntry("code", "ok").containsEntry("invoiceId", invoice);
      assertThat(body.send(gateway.wire(), token).text("status")).isEqualTo("AUTH");
      Books.agree(gateway);
    }
  }

  @Test
  void a_lost_request_is_found_out_to_be_nothing() throws InterruptedException {
    try (var gateway = gateway();
        var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice, REQUEST_LOST);
      var body = shop.payment(invoice, REQUEST_LOST).postingTo(receiver.url());

      notKnown(body.send(gateway.wire(), token), invoice);
      untilSettled(gateway, invoice);

      var last = body.send(gateway.wire(), token);
      assertThat(last.status()).isEqualTo(400);
      assertThat(last.number("code")).isEqualTo(458);
      assertThat(receiver.await(1).getFirst().json()).containsEntry("code", "error");
      assertThat(shop.pay(invoice).status()).as("a new attempt").isEqualTo(200);
      Books.agree(gateway);
    }
  }

  @Test
  void a_payment_is_left_alone_while_its_answer_may_be_on_the_way() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      shop.pay(invoice, REQUEST_LOST);

      for (int i = 0; i < 20; i++) {
        gateway.clock().advance(Duration.ofSeconds(5));
        Thread.sleep(10);
        assertThat(state(gateway, invoice)).isEqualTo("PENDING");
      }
    }
  }

  @Test
  void a_gateway_that_was_stopped_in_between_finds_out_after_its_start() throws InterruptedException {
    try (var gateway = gateway();
        var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var lostAnswer = TestShop.freshInvoice();
      var lostRequest = TestShop.freshInvoice();
      var answerToken = shop.token(lostAnswer, ANSWER_LOST);
      var answerBody = shop.payment(lostAnswer, ANSWER_LOST).postingTo(receiver.url());
      notKnown(answerBody.send(gateway.wire(), answerToken), lostAnswer);
      notKnown(shop.pay(lostRequest, REQUEST_LOST), lostRequest);

      gateway.restart();
      assertThat(state(gateway, lostAnswer)).isEqualTo("PENDING");
      assertThat(state(gateway, lostRequest)).isEqualTo("PENDING");
      untilSettled(gateway, lostAnswer);
      untilSettled(gateway, lostRequest);

      assertThat(state(gateway, lostAnswer)).isEqualTo("AUTHORIZED");
      assertThat(state(gateway, lostRequest)).isEqualTo("DECLINED");
      assertThat(answerBody.send(gateway.wire(), answerToken).status()).isEqualTo(200);
      receiver.await(1);
      Books.agree(gateway);
    }
  }

  /// The host may be slower than anybody thought, or the gateway may have stood still: once it was found out that the
  /// host never received a request, that request must not be carried out any more.
  @Test
  void a_request_that_was_given_up_is_never_carried_out() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      shop.pay(invoice, "910060");

      // As after a long halt: all at once it is much later, for the reconciler and for the slow host alike.
      gateway.clock().advance(Duration.ofMinutes(10));
      untilSettled(gateway, invoice);
      Thread.sleep(300);

      Books.agree(gateway);
    }
  }

  /// Tables that no longer fit together, as after a restore, must not keep the others from being asked about.
  @Test
  void a_payment_that_cannot_be_settled_does_not_stand_in_the_others_way() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var broken = TestShop.freshInvoice();
      var whole = TestShop.freshInvoice();
      shop.pay(broken, ANSWER_LOST);
      shop.pay(whole, ANSWER_LOST);
      gateway.sql().run("update payment set card_id = gen_random_uuid() where invoice_number = ?", broken);

      untilSettled(gateway, whole);

      assertThat(state(gateway, whole)).isEqualTo("AUTHORIZED");
      assertThat(state(gateway, broken)).isEqualTo("PENDING");
    }
  }

  /// The simulated host cannot find its book.
  @Test
  void a_host_that_cannot_say_is_asked_until_it_can() throws Exception {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice, ANSWER_LOST);
      var body = shop.payment(invoice, ANSWER_LOST);
      notKnown(body.send(gateway.wire(), token), invoice);
      Path book = gateway.data().resolve("cardhost").resolve("journal.txt");
      Path away = book.resolveSibling("away.txt");
      Files.move(book, away);

      for (int i = 0; i < 60; i++) {
        gateway.clock().advance(Duration.ofSeconds(3));
        Thread.sleep(10);
      }
      assertThat(state(gateway, invoice)).isEqualTo("PENDING");
      Files.move(away, book);
      untilSettled(gateway, invoice);

      assertThat(state(gateway, invoice)).isEqualTo("AUTHORIZED");
      Books.agree(gateway);
    }
  }

  /// A card that has failed too often is declined without the host; here the gateway was killed before it wrote that.
  @Test
  void a_decline_of_our_own_that_was_cut_short_is_found_out_to_be_nothing() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop(terminal -> Terminals.ruled(terminal, Terminals.rules(1, 30, 0, false)));
      shop.pay(TestShop.freshInvoice(), "900484");
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      var body = shop.payment(invoice);
      var declined = body.send(gateway.wire(), token);
      gateway.stop();
      gateway.sql().run("delete from notification where invoice_number = ?", invoice);
      gateway.sql().run(
          "update payment set state = 'PENDING', settled_at = null, decline_code = null where invoice_number = ?",
          invoice);

      gateway.restart();
      untilSettled(gateway, invoice);

      assertThat(declined.number("code")).isEqualTo(2740);
      assertThat(body.send(gateway.wire(), token).number("code")).isEqualTo(458);
      assertThat(gateway.journal()).hasSize(1);
    }
  }
}
