package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What live clients expect of status and operations, as they send it. Source: CLIENTS.md 3.
class DropInTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer get(String path, String token) {
    return gateway.wire().send(gateway.wire().to(path).header("Authorization", "Bearer " + token).GET());
  }

  /// Without a body and without a Content-Type, as most clients do it.
  private static Answer bare(String path, String token) {
    Wire wire = gateway.wire();
    return wire.send(wire.to(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
  }

  private static String serviceToken(TestShop shop) {
    return shop.granted(shop.serviceToken());
  }

  @Test
  void a_payment_is_found_by_its_transaction_id_with_a_token_that_names_no_terminal() {
    var shop = gateway.shop();
    var paid = shop.pay(TestShop.freshInvoice(), "1500");

    var answer = get("/api/check-status/payment/transactionId/" + paid.text("id"), serviceToken(shop));

    assertThat(answer.text("resultCode")).isEqualTo("100");
    assertThat(answer.text("transaction.invoiceID")).isEqualTo(paid.text("invoiceID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01a20be0-a4a9-7688-a596-11009e060519", "1", "not-a-uuid"})
  void a_transaction_id_that_nobody_has_is_not_found(String id) {
    var answer = get("/check-status/payment/transactionId/" + id, serviceToken(gateway.shop()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("resultCode")).isEqualTo("102");
  }

  @Test
  void no_text_of_a_status_is_ever_null_whatever_became_of_the_payment() {
    try (var impatient = TestGateway.start(s -> s.acquirerWait(Duration.ofSeconds(2)))) {
      var shop = impatient.shop();

      Map.of("1500", "AUTH", "900484", "REJECT", "930000", "NEW").forEach((amount, name) -> {
        var invoice = TestShop.freshInvoice();
        var token = shop.token(invoice, amount);
        shop.payment(invoice, amount).without("email", "phone", "name", "accountId").send(impatient.wire(), token);
        var answer = impatient.wire().send(impatient.wire().to("/check-status/payment/transaction/" + invoice)
            .header("Authorization", "Bearer " + token).GET());
        Map<?, ?> transaction = (Map<?, ?>) answer.field("transaction");

        assertThat(transaction.get("statusName")).isEqualTo(name);
        assertThat(transaction).hasSize(38);
        assertThat(transaction.containsValue(Optional.empty())).as(answer.body()).isFalse();
      });
    }
  }

  @Test
  void whole_amounts_have_no_fraction() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var paid = shop.pay(invoice, "1500.00");

    var status = get("/check-status/payment/transactionId/" + paid.text("id"), serviceToken(shop));

    assertThat(paid.body()).contains("\"amount\":1500,", "\"amountBonus\":0,");
    assertThat(status.body()).contains("\"amount\":1500,", "\"payoutAmount\":0,", "\"orgAmount\":1500,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/api"})
  void charge_and_refund_need_neither_body_nor_content_type(String prefix) {
    var shop = gateway.shop();
    var id = shop.pay(TestShop.freshInvoice(), "1500").text("id");
    var token = serviceToken(shop);

    var charged = bare(prefix + "/operation/" + id + "/charge", token);
    var refunded = bare(prefix + "/operation/" + id + "/refund", token);

    assertThat(charged.status()).isEqualTo(200);
    assertThat(charged.number("code")).isZero();
    assertThat(charged.text("message")).isNotEmpty();
    assertThat(refunded.number("code")).isZero();
  }

  @Test
  void cancel_needs_neither_body_nor_content_type() {
    var shop = gateway.shop();
    var id = shop.pay(TestShop.freshInvoice(), "1500").text("id");

    var cancelled = bare("/operation/" + id + "/cancel", serviceToken(shop));

    assertThat(cancelled.number("code")).isZero();
    assertThat(get("/check-status/payment/transactionId/" + id, serviceToken(shop)).text("transaction.statusName"))
        .isEqualTo("CANCEL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"externalID", "externalId"})
  void the_refunds_own_id_is_read_in_both_spellings_and_echoed(String name) {
    var shop = gateway.shop(Terminals::oneStep);
    var id = shop.pay(TestShop.freshInvoice(), "1500").text("id");
    var own = "refund-" + TestShop.freshInvoice();

    var refunded = bare("/operation/" + id + "/refund?amount=100&" + name + "=" + own, serviceToken(shop));

    assertThat(refunded.text("externalID")).isEqualTo(own);
  }

  @Test
  void a_refused_charge_that_comes_again_with_a_fresh_token_is_refused_again() {
    var shop = gateway.shop();
    var id = shop.pay(TestShop.freshInvoice(), "1500").text("id");
    bare("/operation/" + id + "/cancel", serviceToken(shop));

    var first = bare("/operation/" + id + "/charge", serviceToken(shop));
    var second = bare("/operation/" + id + "/charge", serviceToken(shop));

    assertThat(first.status()).isEqualTo(400);
    assertThat(first.number("code")).isEqualTo(100);
    assertThat(second.body()).isEqualTo(first.body());
  }

  /// Some send the order number as the account, some nothing.
  @Test
  void a_saved_card_pays_under_any_account() {
    var shop = gateway.shop();
    var other = TestShop.freshInvoice();
    var none = TestShop.freshInvoice();

    var asOrder = shop.payment(other).with("accountId", other).send(gateway.wire(), shop.token(other));
    var asNobody = shop.payment(none).without("accountId").send(gateway.wire(), shop.token(none));

    assertThat(asOrder.text("status")).isEqualTo("AUTH");
    assertThat(asNobody.text("status")).isEqualTo("AUTH");
    assertThat(asNobody.text("cardID")).isEqualTo(asOrder.text("cardID"));
  }

  @Test
  void a_service_token_serves_again_and_again() {
    var shop = gateway.shop(Terminals::oneStep);
    var id = shop.pay(TestShop.freshInvoice(), "1500").text("id");
    var token = serviceToken(shop);

    bare("/operation/" + id + "/refund?amount=100", token);
    bare("/operation/" + id + "/refund?amount=200", token);

    assertThat(get("/check-status/payment/transactionId/" + id, token).field("transaction.payoutAmount"))
        .hasToString("300");
  }

  @ParameterizedTest
  @CsvSource({"8 701 000 00 01", "+7 (701) 000-00-01", "77010000001"})
  void a_phone_comes_back_as_the_documents_write_it(String phone) {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();

    var paid = shop.payment(invoice).with("phone", phone).send(gateway.wire(), shop.token(invoice));

    assertThat(paid.text("phone")).isEqualTo("77010000001");
  }
}
