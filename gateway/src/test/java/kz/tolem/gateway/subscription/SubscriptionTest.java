package kz.tolem.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /recurrent/subscribe` (EPAY.md 10.1), the list and the end.
class SubscriptionTest {

  private static TestGateway gateway;

  private final TestShop shop = gateway.shop();
  private final String invoice = TestShop.freshInvoice();
  private final String token = shop.token(invoice);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private String pays() {
    Answer paid = shop.payment(invoice).send(gateway.wire(), token);
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    return paid.text("id");
  }

  private static Answer subscribe(String bearer, String id, String frequency) {
    return post("/recurrent/subscribe", bearer,
        "{\"transactionId\":%s,\"paymentFrequency\":%s}".formatted(Json.quoted(id), Json.quoted(frequency)));
  }

  private static Answer post(String path, String bearer, String body) {
    return gateway.wire().post(path, "application/json", body, "Authorization", "Bearer " + bearer);
  }

  private static Answer get(String path, String bearer) {
    return gateway.wire().send(gateway.wire().to(path).header("Authorization", "Bearer " + bearer));
  }

  private static void refused(Answer answer, int status, String why) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.number("code")).isEqualTo(-1);
    assertThat(answer.text("message")).contains(why);
  }

  @Test
  void a_payment_is_repeated_from_now_on_and_the_answer_is_the_documented_one() {
    var id = pays();

    var answer = subscribe(token, id, "MONTHLY");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json())
        .containsOnlyKeys(
            "createdDate", "paymentFrequency", "lastPaymentDate", "clientId",
            "invoiceId", "amount", "currency", "reference")
        .containsEntry("createdDate", "2026-01-15T14:00:00.0000000+0500")
        .containsEntry("lastPaymentDate", "2027-01-15T14:00:00.0000000+0500")
        .containsEntry("paymentFrequency", "MONTHLY")
        .containsEntry("clientId", shop.clientId())
        .containsEntry("invoiceId", invoice)
        .containsEntry("amount", new BigDecimal("100"))
        .containsEntry("currency", "KZT");
    assertThat(answer.text("reference")).matches("[0-9]{12}");
  }

  @Test
  void the_same_request_again_is_the_same_subscription() {
    var id = pays();

    var first = subscribe(token, id, "WEEKLY");
    var second = subscribe(token, id, "weekly");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(gateway.sql().count("select count(*) from subscription where payment_id = ?::uuid", id)).isEqualTo(1);
  }

  @Test
  void another_frequency_needs_the_end_of_the_first() {
    var id = pays();
    subscribe(token, id, "WEEKLY");

    refused(subscribe(token, id, "MONTHLY"), 400, "WEEKLY; end that first");
    var subscription = only(get("/recurrent/subscriptions", token));
    post("/recurrent/subscriptions/" + subscription.get("id") + "/end", token, "");

    assertThat(subscribe(token, id, "MONTHLY").status()).isEqualTo(200);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> all(Answer list) {
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    return (List<Map<String, Object>>) list.json().get("subscriptions");
  }

  private static Map<String, Object> only(Answer list) {
    assertThat(all(list)).hasSize(1);
    return all(list).getFirst();
  }

  @Test
  void a_shop_lists_its_subscriptions_and_ends_one() {
    var id = pays();
    subscribe(token, id, "QUARTERLY");
    var service = shop.granted(shop.serviceToken());
    var listed = only(get("/recurrent/subscriptions?status=ACTIVE", service));

    var ended = post("/recurrent/subscriptions/" + listed.get("id") + "/end", service, "");
    var again = post("/recurrent/subscriptions/" + listed.get("id") + "/end", service, "");

    assertThat(listed)
        .containsEntry("transactionId", id)
        .containsEntry("status", "ACTIVE")
        .containsEntry("nextPaymentDate", "2026-04-15T14:00:00.0000000+0500")
        .containsEntry("invoiceId", invoice);
    assertThat(ended.json()).containsEntry("status", "ENDED").containsEntry("nextPaymentDate", Optional.empty());
    assertThat(again.body()).isEqualTo(ended.body());
    assertThat(all(get("/recurrent/subscriptions?status=ACTIVE", service))).isEmpty();
    assertThat(get("/recurrent/subscriptions/" + listed.get("id"), service).json())
        .containsEntry("status", "ENDED")
        .containsEntry("payments", List.of());
  }

  @Test
  void a_list_goes_on_behind_the_last_one_seen() {
    var service = shop.granted(shop.serviceToken());
    subscribe(token, pays(), "WEEKLY");
    subscribe(service, shop.pay(TestShop.freshInvoice()).text("id"), "WEEKLY");

    var both = all(get("/recurrent/subscriptions", service));

    assertThat(both).hasSize(2);
    assertThat(only(get("/recurrent/subscriptions?after=" + both.getFirst().get("id"), service)))
        .isEqualTo(both.getLast());
  }

  @Test
  void another_merchant_sees_nothing_and_changes_nothing() {
    var id = pays();
    subscribe(token, id, "MONTHLY");
    var subscription = only(get("/recurrent/subscriptions", token)).get("id");
    var other = gateway.shop();
    var foreign = other.granted(other.serviceToken());
    var unknown = subscribe(foreign, UUID.randomUUID().toString(), "MONTHLY");

    assertThat(subscribe(foreign, id, "MONTHLY").body()).isEqualTo(unknown.body());
    assertThat(all(get("/recurrent/subscriptions", foreign))).isEmpty();
    assertThat(get("/recurrent/subscriptions/" + subscription, foreign).body())
        .isEqualTo(get("/recurrent/subscriptions/" + UUID.randomUUID(), foreign).body());
    refused(post("/recurrent/subscriptions/" + subscription + "/end", foreign, ""), 400, "subscription not found");
    assertThat(only(get("/recurrent/subscriptions", token))).containsEntry("status", "ACTIVE");
  }

  @Test
  void a_token_of_another_order_sees_nothing() {
    var id = pays();
    subscribe(token, id, "MONTHLY");
    var otherOrder = shop.token(TestShop.freshInvoice());

    refused(subscribe(otherOrder, id, "MONTHLY"), 400, "transaction not found");
    assertThat(all(get("/recurrent/subscriptions", otherOrder))).isEmpty();
  }

  @Test
  void only_a_payment_that_succeeded_with_a_saved_card_is_repeated() {
    var service = shop.granted(shop.serviceToken());
    var declined = shop.pay(TestShop.freshInvoice(), "900484").text("id");
    var cancelled = shop.pay(TestShop.freshInvoice()).text("id");
    post("/operation/" + cancelled + "/cancel", service, "");
    var unsaved = shop.pay(TestShop.freshInvoice()).text("id");
    gateway.sql().run("update card set deactivated_at = created_at where id = ?", shop.card().value());

    refused(subscribe(service, declined, "MONTHLY"), 400, "only a payment in status AUTH or CHARGE");
    refused(subscribe(service, cancelled, "MONTHLY"), 400, "only a payment in status AUTH or CHARGE");
    refused(subscribe(service, unsaved, "MONTHLY"), 400, "is not saved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; transactionId",
        "{\"transactionId\":\"x\",\"paymentFrequency\":\"MONTHLY\"}; transactionId must be a UUID",
        "{\"transactionId\":\"5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d\",\"paymentFrequency\":\"DAILY\"}; must be WEEKLY",
        "not json; not valid JSON",
      })
  void a_body_that_cannot_be_read_is_named(String body, String why) {
    refused(post("/recurrent/subscribe", token, body), 400, why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?status=GONE", "?after=17"})
  void a_parameter_that_cannot_be_read_is_named(String query) {
    refused(get("/recurrent/subscriptions" + query, token), 400, "must be");
  }

  @Test
  void without_a_token_nothing_is_told() {
    for (Answer answer :
        List.of(
            subscribe("nonsense", UUID.randomUUID().toString(), "MONTHLY"),
            get("/recurrent/subscriptions", "nonsense"),
            post("/recurrent/subscriptions/" + UUID.randomUUID() + "/end", "nonsense", ""))) {
      refused(answer, 401, "token is invalid");
    }
  }
}
