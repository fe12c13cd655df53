package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.sandbox.SandboxSeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents' own messages, sent as printed.
class SeedPaymentTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// The head and the body of an example that is a whole HTTP message.
  private static String bodyOf(String http) {
    return http.substring(http.indexOf("\n\n") + 2);
  }

  private static Answer seedToken(String invoice) {
    return gateway
        .shop()
        .serviceToken()
        .with("client_id", SandboxSeed.CLIENT_ID)
        .with("client_secret", SandboxSeed.CLIENT_SECRET)
        .with("invoiceID", invoice)
        .with("amount", "100")
        .with("currency", "KZT")
        .with("terminal", SandboxSeed.TERMINAL.toString())
        .with("postLink", "")
        .with("failurePostLink", "")
        .multipart(gateway.wire());
  }

  @Test
  void the_seed_pays_as_printed() {
    var granted = seedToken("10101112");
    var body =
        """
        { "amount":100, "currency":"KZT", "name":"TEST TEST", "terminalId":"67e34d63-102f-4bd1-898e-370781d0074d",
          "invoiceId":"10101112", "invoiceIdAlt":"8564546", "description":"test", "accountId":"uuid000001",
          "email":"parkhomchik@gmail.com", "phone":"77472261170", "backLink":"https://testmerchant/order/1123",
          "failureBackLink":"https://testmerchant/order/1123/fail", "postLink":"https://testmerchant/order/1123",
          "failurePostLink":"https://testmerchant/order/1123/fail", "language":"rus", "paymentType":"cardId",
          "cardId":{ "id":"e7e2587f-de26-4f41-ae1f-80c1fea31728" } }
        """;

    var answer =
        gateway
            .wire()
            .post(
                "/api/payments/cards/auth",
                "application/json",
                body,
                "Authorization",
                "bearer " + granted.text("access_token"));

    assertThat(granted.json()).containsEntry("expires_in", new BigDecimal(7200)).containsEntry("scope", "payment");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json())
        .containsEntry("accountId", "uuid000001")
        .containsEntry("amount", new BigDecimal(100))
        .containsEntry("amountBonus", BigDecimal.ZERO)
        .containsEntry("currency", "KZT")
        .containsEntry("description", "test")
        .containsEntry("email", "parkhomchik@gmail.com")
        .containsEntry("invoiceID", "10101112")
        .containsEntry("invoiceIdAlt", "8564546")
        .containsEntry("language", "RU")
        .containsEntry("phone", "77472261170")
        .containsEntry("secure3D", java.util.Optional.empty())
        .containsEntry("cardID", "e7e2587f-de26-4f41-ae1f-80c1fea31728")
        .containsEntry("code", BigDecimal.ZERO)
        .containsEntry("status", "AUTH");
    assertThat(answer.text("reference")).matches("[0-9]{12}");
    assertThat(answer.text("intReference")).matches("[0-9A-Z]{16}");
    assertThat(answer.body()).containsPattern("\"amount\":\\s*100[,}\\s]").containsPattern("\"amountBonus\":\\s*0[,}\\s]");
  }

  @Test
  void the_tokens_invoice_pays_too() {
    var token = seedToken("000000001").text("access_token");
    var shop = gateway.shop();
    var body =
        shop.payment("000000001")
            .with("terminalId", SandboxSeed.TERMINAL.toString())
            .withRaw("cardId", "{\"id\":\"" + SandboxSeed.CARD + "\"}");

    assertThat(body.send(gateway.wire(), token).text("invoiceID")).isEqualTo("000000001");
  }

  @Test
  void a_comment_inside_json_as_in_the_seed_is_refused_in_words() {
    var token = seedToken("10101113").text("access_token");

    var answer =
        gateway
            .wire()
            .post("/payments/cards/auth", "application/json", "{\"amount\":100 //сумма\n}", "Authorization", "bearer " + token);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).containsOnlyKeys("code", "message").containsEntry("code", new BigDecimal(-1));
  }

  @Test
  void token_examples_are_granted() {
    for (String name :
        new String[] {
          "02-token.payment-with-secret-hash.request.form",
          "02-token.payment.request.form",
          "02-token.service-without-terminal.request.form",
          "02-token.service.request.form"
        }) {
      var answer = gateway.wire().post("/oauth2/token", "application/x-www-form-urlencoded", Example.text(name).strip());

      assertThat(answer.status()).as(name + answer.body()).isEqualTo(200);
      assertThat(answer.json().keySet())
          .containsExactlyElementsOf(Example.json("02-token.payment.response.200.json").keySet());
    }
  }

  @Test
  void the_multipart_example_is_granted() {
    var http = Example.text("02-token.payment.request.http");

    var answer =
        gateway
            .wire()
            .post(
                "/epay2/oauth2/token",
                "multipart/form-data; boundary=----tolemBoundary7d1",
                bodyOf(http).replace("\r\n", "\n").replace("\n", "\r\n"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void the_refresh_example_of_an_unknown_client_is_refused_in_the_recommended_form() {
    String form = Example.text("02-token.refresh.request.form").strip();

    var answer = gateway.wire().post("/oauth2/token", "application/x-www-form-urlencoded", form);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().keySet())
        .containsExactlyElementsOf(Example.json("02-token.error.401.recommended.json").keySet());
  }

  @Test
  void wrong_credentials_get_the_example_body() {
    var answer = gateway.shop().serviceToken().with("client_secret", "x").urlencoded(gateway.wire());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json()).isEqualTo(Example.json("02-token.error.401.recommended.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03-saved-card.request.json",
        "03-saved-card.alias-tolerance.request.json",
        "03-saved-card.recurrent.request.json",
        "03-saved-card.request.http"
      })
  void saved_card_examples_pay(String name) {
    var shop = gateway.shop();
    var answer = sendExample(name, shop);

    var expected = Example.json("03-saved-card.response.200.auth.json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(without(answer.json())).isEqualTo(without(expected));
    assertThat(answer.json().keySet()).containsExactlyElementsOf(expected.keySet());
    assertThat(answer.body()).contains("\"amount\":1500,");
  }

  @Test
  void a_one_step_terminal_answers_the_charge_example() {
    var answer = sendExample("03-saved-card.request.json", gateway.shop(Terminals::oneStep));

    assertThat(without(answer.json())).isEqualTo(without(Example.json("03-saved-card.response.200.charge.json")));
  }

  /// The example with this shop's terminal and card in the place of the example's.
  private static Answer sendExample(String name, TestShop shop) {
    var text = Example.text(name);
    var body =
        (name.endsWith(".http") ? bodyOf(text) : text)
            .replace("67e34d63-102f-4bd1-898e-370781d0074d", shop.terminal().id().toString())
            .replace("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c", shop.card().toString());
    return gateway
        .wire()
        .post(
            "/api/payments/cards/auth",
            "application/json",
            body,
            "Authorization",
            "bearer " + shop.token("100000451", "1500"));
  }

  /// What differs from payment to payment left out.
  private static Map<String, Object> without(Map<String, Object> reply) {
    var copy = new java.util.LinkedHashMap<>(reply);
    for (String key : new String[] {"id", "cardID", "reference", "intReference"}) {
      copy.put(key, "");
    }
    return copy;
  }

  @Test
  void a_decline_has_the_examples_form() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var body = shop.payment(invoice, "900484").with("language", "eng");
    var answer = body.send(gateway.wire(), shop.token(invoice, "900484"));
    var expected = Example.json("03-saved-card.error.400.decline.json");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().keySet()).containsExactlyElementsOf(expected.keySet());
    assertThat(answer.json()).containsEntry("code", new BigDecimal(484)).containsEntry("message", expected.get("message"));
  }

  @Test
  void an_unknown_card_gets_the_example_body() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var body = shop.payment(invoice).withRaw("cardId", "{\"id\":\"00000000-0000-4000-8000-000000000000\"}");

    var answer = body.send(gateway.wire(), shop.token(invoice));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).isEqualTo(Example.json("03-saved-card.error.4xx.json"));
  }
}
