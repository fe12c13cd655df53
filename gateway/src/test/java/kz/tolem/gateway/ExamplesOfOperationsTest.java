package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The documents' messages of charge, cancel, refund, subscriptions and the list, sent to a running gateway.
/// Source: EPAY.md 9, 10.
class ExamplesOfOperationsTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({"09-charge.full.request.http, 1500", "09-charge.partial-json.request.http, 1000",
      "09-charge.partial-query.request.http, 1000"})
  void a_charge_as_printed(String name, String amount) {
    var paid = ExamplePayment.blocked(gateway);

    var done = paid.send(name);
    var again = paid.send(name);

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("Content-Length")).isNotEqualTo("0");
    assertThat(paid.status().text("transaction.statusName")).isEqualTo("CHARGE");
    assertThat(paid.status().field("transaction.amount")).hasToString(amount);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().keySet()).isEqualTo(Example.json("09-operation.error.400.json").keySet());
    assertThat(again.field("code")).isEqualTo(Example.json("09-operation.error.400.json").get("code"));
  }

  @Test
  void a_cancel_as_printed() {
    var paid = ExamplePayment.blocked(gateway);

    var done = paid.send("09-cancel.request.http");

    assertThat(done.status()).isEqualTo(200);
    paid.statusIs("08-status.100.cancel.json");
  }

  @Test
  void a_full_refund_as_printed() {
    var paid = ExamplePayment.charged(gateway);

    var done = paid.send("09-refund.full.request.http");

    assertThat(done.status()).isEqualTo(200);
    paid.statusIs("08-status.100.refund.json");
  }

  @ParameterizedTest
  @CsvSource({"09-refund.partial.request.http", "09-refund.partial-json.request.http"})
  void a_partial_refund_as_printed(String name) {
    var paid = ExamplePayment.charged(gateway);

    var done = paid.send(name);

    assertThat(done.json()).isEqualTo(Example.json("09-operation.response.200.json"));
    paid.statusIs("08-status.100.partially-refunded.json");
  }

  /// The documents allow an answer without a body; live clients parse one, so there is one.
  @Test
  void an_answer_has_a_body_though_the_documents_allow_none() {
    var empty = Example.text("09-operation.response.200.empty.http");

    assertThat(Example.bodyOf(empty)).isEmpty();
    assertThat(ExamplePayment.blocked(gateway).send("09-cancel.request.http").number("code")).isZero();
  }

  @Test
  void a_subscription_as_printed() {
    var paid = ExamplePayment.charged(gateway);
    var body = Example.text("10-recurrent-subscribe.request.json").replace(Example.TRANSACTION, paid.id());

    var answer =
        gateway.wire().post(
            "/recurrent/subscribe", "application/json", body, "Authorization", "Bearer " + paid.token());

    var printed = Example.json("10-recurrent-subscribe.response.200.json");
    assertThat(answer.json().keySet()).containsExactlyElementsOf(printed.keySet());
    assertThat(answer.json()).containsEntry("amount", printed.get("amount"));
    assertThat(answer.json()).containsEntry("paymentFrequency", printed.get("paymentFrequency"));
  }

  @Test
  void the_list_as_printed() {
    var paid = ExamplePayment.charged(gateway);
    var body =
        Example.text("10-operations.request.json").replace("100000451", paid.invoice()).replace("2025-03", "2026-01");

    var answer =
        gateway.wire().post("/operations", "application/json", body, "Authorization", "Bearer " + paid.token());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.number("total")).isEqualTo(1);
    assertThat(answer.body()).contains(paid.id());
  }
}
