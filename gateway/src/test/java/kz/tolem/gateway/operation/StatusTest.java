package kz.tolem.gateway.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.StatusReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How a payment stands, over HTTP (EPAY.md 8).
class StatusTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer ask(String path, String token) {
    return gateway.wire().send(gateway.wire().to(path).header("Authorization", "Bearer " + token));
  }

  /// A service token that names its terminal, as the status wants (EPAY.md 8.1).
  private static String token(TestShop shop) {
    return shop.granted(shop.serviceToken().with("terminal", shop.terminal().id().toString()));
  }

  private static Answer ofInvoice(TestShop shop, String invoice) {
    return ask("/check-status/payment/transaction/" + invoice, token(shop));
  }

  @Test
  void a_blocked_payment_is_found_with_every_field() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var paid = shop.pay(invoice, "1500.50");

    var answer = ofInvoice(shop, invoice);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("resultCode")).isEqualTo("100");
    assertThat(answer.text("resultMessage")).isEqualTo("SUCCESS");
    assertThat(answer.text("transaction.id")).isEqualTo(paid.text("id"));
    assertThat(answer.text("transaction.invoiceID")).isEqualTo(invoice);
    assertThat(answer.text("transaction.statusName")).isEqualTo("AUTH");
    assertThat(answer.field("transaction.amount")).hasToString("1500.5");
    assertThat(answer.text("transaction.reference")).isEqualTo(paid.text("reference"));
    assertThat(answer.text("transaction.cardMask")).isEqualTo("440563...5096");
    assertThat(answer.text("transaction.cardID")).isEqualTo(shop.card().toString());
    assertThat(answer.text("transaction.terminal")).isEqualTo(shop.terminal().number());
    assertThat(answer.text("transaction.terminalID")).isEqualTo(shop.terminal().id().toString());
    assertThat(answer.text("transaction.reasonCode")).isEqualTo("00");
    assertThat(answer.field("transaction.secure")).isEqualTo(false);
    assertThat(OffsetDateTime.parse(answer.text("transaction.createdDate")).toInstant())
        .isEqualTo(gateway.clock().instant());
    assertThat(StatusReply.read(answer.body().getBytes(UTF_8)).transaction())
        .isPresent();
  }

  @Test
  void a_declined_payment_is_rejected_with_its_code() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    shop.pay(invoice, "900484");

    var answer = ofInvoice(shop, invoice);

    assertThat(answer.text("resultCode")).isEqualTo("101");
    assertThat(answer.text("transaction.statusName")).isEqualTo("REJECT");
    assertThat(answer.text("transaction.reasonCode")).isEqualTo("484");
  }

  @Test
  void of_several_attempts_the_one_that_succeeded_counts() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    shop.pay(invoice, "900484");
    gateway.clock().advance(Duration.ofSeconds(1));
    var paid = shop.pay(invoice, "1500");

    assertThat(ofInvoice(shop, invoice).text("transaction.id")).isEqualTo(paid.text("id"));
  }

  @Test
  void an_unknown_invoice_is_not_found() {
    var answer = ofInvoice(gateway.shop(), TestShop.freshInvoice());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("resultCode")).isEqualTo("102");
    assertThat(StatusReply.read(answer.body().getBytes(UTF_8)).transaction()).isEmpty();
  }

  @Test
  void an_invoice_of_another_merchant_is_not_found() {
    var invoice = TestShop.freshInvoice();
    gateway.shop().pay(invoice);

    assertThat(ofInvoice(gateway.shop(), invoice).text("resultCode")).isEqualTo("102");
  }

  @Test
  void a_token_without_terminal_is_told_so() {
    var shop = gateway.shop();

    var answer =
        ask("/check-status/payment/transaction/100000451", shop.granted(shop.serviceToken()));

    assertThat(answer.text("resultCode")).isEqualTo("104");
  }

  /// No token is given for such a terminal (EPAY.md 2.5); this one was, and its terminal went to another merchant, then
  /// away. A second gateway has no memory of before.
  @Test
  void a_terminal_that_became_another_merchants_or_is_gone_is_told_so() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var other = own.shop();
      var token = token(shop);

      own.sql().run(
          "update terminal set merchant_id = (select id from merchant where client_id = ?) where id = ?::uuid",
          other.clientId(), shop.terminal().id().toString());
      assertThat(resultOfUnknown(own, token)).isEqualTo("109");

      own.sql().run("delete from terminal where id = ?::uuid", shop.terminal().id().toString());
      assertThat(resultOfUnknown(own, token)).isEqualTo("106");
    }
  }

  private static String resultOfUnknown(TestGateway gateway, String token) {
    try (var fresh = gateway.another()) {
      var answer =
          fresh.wire().send(
              fresh.wire().to("/check-status/payment/transaction/100000451").header("Authorization", "Bearer " + token));
      assertThat(answer.status()).isEqualTo(200);
      return answer.text("resultCode");
    }
  }

  @Test
  void a_payment_in_progress_says_so() {
    try (var slow = TestGateway.start(s -> s.acquirerWait(Duration.ofMillis(200)))) {
      var shop = slow.shop();
      var invoice = TestShop.freshInvoice();
      shop.pay(invoice, "930000");

      var answer = slow.wire().send(slow.wire().to("/check-status/payment/transaction/" + invoice)
          .header("Authorization", "Bearer " + token(shop)));

      assertThat(answer.text("resultCode")).isEqualTo("107");
      assertThat(answer.text("transaction.statusName")).isEqualTo("NEW");
    }
  }

  @Test
  void the_payments_own_token_may_ask_about_it_alone() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var other = TestShop.freshInvoice();
    shop.pay(other);
    var token = shop.token(invoice);
    shop.payment(invoice).send(gateway.wire(), token);

    assertThat(ask("/check-status/payment/transaction/" + invoice, token).text("resultCode")).isEqualTo("100");
    assertThat(ask("/check-status/payment/transaction/" + other, token).text("resultCode")).isEqualTo("102");
  }

  @Test
  void the_question_may_be_posted() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    shop.pay(invoice);

    var answer = gateway.wire().post("/api/check-status/payment/transaction/" + invoice, "application/json", "",
        "Authorization", "bearer " + token(shop));

    assertThat(answer.text("resultCode")).isEqualTo("100");
  }

  @Test
  void the_legacy_form_is_flat() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var paid = shop.pay(invoice, "1500");

    var answer = ask("/operation/" + invoice, token(shop));

    assertThat(answer.text("id")).isEqualTo(paid.text("id"));
    assertThat(answer.text("invoiceId")).isEqualTo(invoice);
    assertThat(answer.text("code")).isEqualTo("AUTH");
    assertThat(answer.number("reasonCode")).isZero();
  }

  @Test
  void a_bad_token_is_401() {
    assertThat(ask("/check-status/payment/transaction/100000451", "nonsense").status()).isEqualTo(401);
  }
}
