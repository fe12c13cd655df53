package kz.tolem.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.page.Html;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SandboxShopTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void buying_opens_the_payment_page_with_an_order_of_its_own() {
    Set<String> tails = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      String invoice = (String) payment(buy("1500")).get("invoiceId");
      tails.add(invoice.substring(invoice.length() - 6));
    }

    assertThat(tails).hasSize(5);
  }

  @Test
  void the_payment_object_is_that_of_the_documents() {
    Map<String, Object> payment = payment(buy("1500"));

    assertThat(payment)
        .containsKeys("invoiceId", "backLink", "failureBackLink", "postLink", "failurePostLink", "description", "auth")
        .containsEntry("terminal", SandboxSeed.TERMINAL.toString())
        .containsEntry("currency", "KZT")
        .containsEntry("accountId", SandboxSeed.ACCOUNT)
        .containsEntry("cardSave", true);
  }

  @Test
  void an_amount_that_the_gateway_refuses_is_shown_with_its_words() {
    Answer page = buy("a lot");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("amount must be a number");
    assertThat(Html.of(page.body()).values("data-payment")).isEmpty();
  }

  @Test
  void paying_again_shows_the_gateways_answer() {
    Answer page =
        post(
            "/sandbox/again?language=eng",
            Map.of("cardId", SandboxSeed.CARD.toString(), "account", SandboxSeed.ACCOUNT));

    assertThat(page.body()).contains("HTTP 200").contains("\"AUTH\"");
  }

  @Test
  void paying_again_goes_on_to_the_next_number_when_the_last_digits_are_taken() {
    try (TestGateway own = TestGateway.start()) {
      String taken = "99" + String.valueOf(own.clock().instant().getEpochSecond()).substring(4);
      own.sql()
          .run(
              "insert into invoice (terminal_id, number, tail, opened_at) values (?, ?, ?, now())",
              SandboxSeed.TERMINAL.value(),
              taken,
              taken.substring(taken.length() - 6));

      Answer page =
          own.wire()
              .post(
                  "/sandbox/again?language=eng",
                  "application/x-www-form-urlencoded",
                  "cardId=" + SandboxSeed.CARD + "&account=" + SandboxSeed.ACCOUNT);

      assertThat(page.body()).contains("HTTP 200");
    }
  }

  @Test
  void what_is_no_card_is_refused() {
    assertThat(post("/sandbox/again", Map.of("cardId", "x".repeat(9000), "account", "a")).status()).isEqualTo(400);
  }

  @Test
  void a_notification_that_does_not_know_the_secret_is_not_believed() {
    Answer answer =
        gateway
            .wire()
            .post("/sandbox/postlink", "application/json", "{\"invoiceId\":\"777777\",\"secret_hash\":\"guess\"}");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(gateway.wire().get("/sandbox/").body()).doesNotContain("777777");
  }

  @Test
  void a_notification_that_is_none_or_too_large_is_refused() {
    assertThat(gateway.wire().post("/sandbox/postlink", "application/json", "[").status()).isEqualTo(400);
    String large = "{\"data\":\"" + "x".repeat(20_000) + "\"}";
    assertThat(gateway.wire().post("/sandbox/postlink", "application/json", large).status()).isEqualTo(413);
  }

  private static Answer buy(String amount) {
    return post(
        "/sandbox/buy?language=eng",
        Map.of(
            "amount", amount,
            "account", SandboxSeed.ACCOUNT,
            "language", "rus",
            "shown", "redirect",
            "cardSave", "true"));
  }

  private static Map<String, Object> payment(Answer page) {
    String escaped = Html.of(page.body()).values("data-payment").getFirst();
    return Json.object(escaped.replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&"));
  }

  private static Answer post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return gateway.wire().post(path, "application/x-www-form-urlencoded", body);
  }
}
