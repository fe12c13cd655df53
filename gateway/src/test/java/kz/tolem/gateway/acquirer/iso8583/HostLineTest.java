package kz.tolem.gateway.acquirer.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestHost;
import kz.tolem.gateway.TestShop;
import kz.tolem.host.Event;
import kz.tolem.protocol.CardId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Payments over the ISO 8583 line, with a host that does what it should, and with one that does not.
class HostLineTest {

  private static TestHost host;
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    host = TestHost.start("4405640000000006 KZT balance=1000 limit=600\n");
    gateway =
        TestGateway.start(
            settings ->
                host.behind().apply(settings).acquirerWait(Duration.ofSeconds(1)).with("TOLEM_CARD_HOST_WAIT", "PT1S"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    host.close();
  }

  private static Answer does(TestShop shop, String id, String verb, String query) {
    return gateway.wire().post("/operation/" + id + "/" + verb + query, "application/json", "",
        "Authorization", "Bearer " + shop.granted(shop.serviceToken()));
  }

  private static String state(String invoice) {
    return gateway.sql().one("select state from payment where invoice_number = ? order by opened_at limit 1", invoice);
  }

  private static void untilSettled(String invoice) throws InterruptedException {
    for (int i = 0; state(invoice).equals("PENDING"); i++) {
      assertThat(i).as("tenths of a second").isLessThan(100);
      Thread.sleep(100);
    }
  }

  private static void untilNoOperationIsOpen() throws InterruptedException {
    for (int i = 0; gateway.sql().count("select count(*) from operation where state = 'PENDING'") > 0; i++) {
      assertThat(i).as("tenths of a second").isLessThan(100);
      gateway.clock().advance(Duration.ofMillis(100));
      Thread.sleep(100);
    }
  }

  @Test
  void a_payment_is_blocked_charged_and_given_back_over_the_line() {
    var shop = gateway.shop();
    var paid = shop.pay(TestShop.freshInvoice(), "1000");
    var id = paid.text("id");

    var charged = does(shop, id, "charge", "?amount=700");
    var refunded = does(shop, id, "refund", "?amount=200");

    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    assertThat(paid.text("status")).isEqualTo("AUTH");
    assertThat(paid.text("reference")).matches("[0-9]{12}");
    assertThat(charged.status()).as(charged.body()).isEqualTo(200);
    assertThat(refunded.status()).as(refunded.body()).isEqualTo(200);
    host.agrees(gateway);
  }

  @Test
  void a_payment_in_one_step_is_taken_at_once_and_a_block_can_be_let_go() {
    var oneStep = gateway.shop(Terminals::oneStep);
    var twoStep = gateway.shop();

    var taken = oneStep.pay(TestShop.freshInvoice(), "250.50");
    var blocked = twoStep.pay(TestShop.freshInvoice());
    var cancelled = does(twoStep, blocked.text("id"), "cancel", "");

    assertThat(taken.text("status")).as(taken.body()).isEqualTo("CHARGE");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    host.agrees(gateway);
  }

  @ParameterizedTest
  @ValueSource(ints = {462, 484, 465, 2872, 1611, 3339, 690})
  void a_decline_comes_through_with_its_exact_code(int code) {
    var declined = gateway.shop().pay(TestShop.freshInvoice(), Integer.toString(900_000 + code));

    assertThat(declined.status()).isEqualTo(400);
    assertThat(declined.number("code")).isEqualTo(code);
  }

  @Test
  void a_card_pays_up_to_its_limit_and_its_balance() {
    var shop = gateway.shop();
    var card = shop.savedCard("4405640000000006");

    var aboveLimit = pay(shop, card, "700");
    var first = pay(shop, card, "600");
    var aboveBalance = pay(shop, card, "500");
    does(shop, first.text("id"), "cancel", "");
    var again = pay(shop, card, "500");

    assertThat(aboveLimit.number("code")).isEqualTo(488);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(aboveBalance.number("code")).isEqualTo(484);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
  }

  private static Answer pay(TestShop shop, CardId card, String amount) {
    var invoice = TestShop.freshInvoice();
    return shop.paymentWith(card, invoice).withRaw("amount", amount).send(gateway.wire(), shop.token(invoice, amount));
  }

  /// Lost answer, lost request, a line that drops before or after, an answer that is no message, one that comes after
  /// the reversal, one that is slower than the wait.
  @ParameterizedTest
  @ValueSource(strings = {"920000", "930000", "940001", "940002", "940004", "940005", "910003"})
  void an_outcome_that_does_not_come_is_undone_at_the_host_and_told(String amount) throws Exception {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice, amount);
      var body = shop.payment(invoice, amount).postingTo(receiver.url());

      var first = body.send(gateway.wire(), token);
      untilSettled(invoice);
      var last = body.send(gateway.wire(), token);

      assertThat(first.status()).as(first.body()).isIn(408, 400);
      assertThat(last.status()).as(last.body()).isEqualTo(400);
      assertThat(last.number("code")).isEqualTo(458);
      assertThat(receiver.await(1).getFirst().json()).containsEntry("code", "error");
      assertThat(shop.pay(invoice).status()).as("a new attempt").isEqualTo(200);
      untilNothingIsToBeUndone(amount.equals("910003") ? 2_500 : 200);
      host.agrees(gateway);
    }
  }

  /// @param lateMillis how long a late answer may still be on its way
  private static void untilNothingIsToBeUndone(int lateMillis) throws InterruptedException {
    String open = "select count(*) from payment where given_up_at is not null and reversed_at is null";
    Thread.sleep(lateMillis);
    for (int i = 0; gateway.sql().count(open) > 0; i++) {
      assertThat(i).as("tenths of a second").isLessThan(100);
      Thread.sleep(100);
    }
  }

  @Test
  void an_answer_that_comes_twice_is_one_payment() throws Exception {
    var shop = gateway.shop();

    var paid = shop.pay(TestShop.freshInvoice(), "940003");
    Thread.sleep(300);

    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    String givenUp = "select count(*) from payment where id = ?::uuid and given_up_at is not null";
    assertThat(gateway.sql().count(givenUp, paid.text("id"))).isZero();
    host.agrees(gateway);
  }

  @Test
  void a_refund_and_a_charge_whose_answers_are_lost_are_sent_again_and_done_once() throws Exception {
    var oneStep = gateway.shop(Terminals::oneStep);
    var twoStep = gateway.shop();
    var taken = oneStep.pay(TestShop.freshInvoice(), "5000000").text("id");
    var blocked = twoStep.pay(TestShop.freshInvoice(), "5000000").text("id");

    var refund = does(oneStep, taken, "refund", "?amount=920000");
    var charge = does(twoStep, blocked, "charge", "?amount=930000");
    untilNoOperationIsOpen();

    assertThat(refund.status()).as(refund.body()).isEqualTo(408);
    assertThat(charge.status()).as(charge.body()).isEqualTo(408);
    host.agrees(gateway);
    assertThat(host.events().stream().filter(event -> event instanceof Event.Followed(_, var payment, _, _, _, _)
            && (payment.toString().equals(taken) || payment.toString().equals(blocked))))
        .hasSize(2);
  }

  @Test
  void no_card_number_and_no_security_code_stands_in_the_hosts_book() {
    gateway.shop().pay(TestShop.freshInvoice());

    assertThat(host.events().toString()).contains("440563...5096").doesNotContain(TestShop.CARD_NUMBER);
  }
}
