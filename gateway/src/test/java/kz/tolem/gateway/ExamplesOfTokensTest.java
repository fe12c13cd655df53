package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The documents' messages of tokens and of the page, sent to a running gateway. Source: EPAY.md 2, 4.
class ExamplesOfTokensTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer grant(String form, TestShop shop) {
    String own =
        form.strip()
            .replace("CLIENTID", encoded(shop.clientId()))
            .replace("CLIENTSECRET", encoded(shop.clientSecret()));
    return gateway.wire().post("/epay2/oauth2/token", "application/x-www-form-urlencoded", own);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void a_user_signs_in_and_refreshes_as_printed() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.VIEWER);
    var form =
        Example.text("02-token.password.request.form")
            .replace("cashier%40shop.example.kz", encoded(person.login().text()));

    var granted = grant(form, shop);
    var refreshed =
        grant(
            Example.text("02-token.refresh.request.form")
                .replace("0f1e2d3c-4b5a-4968-8776-655443322110", granted.text("refresh_token")),
            shop);

    var documented = Example.json("02-token.password.response.200.json");
    assertThat(granted.json().keySet()).isEqualTo(documented.keySet());
    assertThat(granted.json()).containsEntry("token_type", documented.get("token_type"));
    assertThat(granted.json()).containsEntry("expires_in", documented.get("expires_in"));
    var next = Example.json("02-token.refresh.response.200.json");
    next.remove("access_token");
    assertThat(refreshed.json()).containsAllEntriesOf(next).containsKey("access_token");
  }

  @Test
  void a_merchant_who_wants_it_so_gets_the_life_as_a_text() {
    var shop = gateway.shop(t -> t, Duration.ofSeconds(1200), ExpiresInForm.STRING);

    var answer = shop.tokenFor(TestShop.freshInvoice()).urlencoded(gateway.wire());

    assertThat(same(answer.json())).isEqualTo(same(Example.json("02-token.payment.response.200.string-expiry.json")));
  }

  @Test
  void a_service_token_has_the_printed_answer() {
    var form = Example.text("02-token.service.request.form").strip();

    var answer = gateway.wire().post("/oauth2/token", "application/x-www-form-urlencoded", form);

    assertThat(same(answer.json())).isEqualTo(same(Example.json("02-token.service.response.200.json")));
  }

  private static Map<String, Object> same(Map<String, Object> granted) {
    assertThat(granted.get("access_token")).isNotEqualTo("");
    granted.put("access_token", "");
    return granted;
  }

  /// The address as printed names a token that nobody has.
  @Test
  void the_printed_address_of_the_page_leads_to_a_page_that_says_what_is_wrong() {
    var answer = Example.send(gateway.wire(), "04-payment-page.redirect.http", text -> text);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).contains("data-tone=\"warning\"");
  }

  @Test
  void the_printed_object_opens_the_page() {
    var shop = gateway.shop();

    var page = open("04-payment-page.payment-object.json", shop, shop.token("100000451", "1500"));

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("100000451").contains("order 451");
  }

  @Test
  void the_printed_object_of_a_card_verification_opens_the_page() {
    var shop = gateway.shop();
    var token = shop.granted(shop.tokenFor("100000452", "0", "USD"));

    var page = open("06-card-verification.payment-object.json", shop, token);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("100000452").contains("card registration");
  }

  private static Answer open(String name, TestShop shop, String token) {
    String object =
        Example.text(name)
            .replace(Example.TERMINAL, shop.terminal().id().toString())
            .replace(Example.PAYMENT_TOKEN, token);
    String params = PaymentObject.ofJson(object.getBytes(StandardCharsets.UTF_8)).toParams();
    return gateway.wire().get("/payform/?params=" + encoded(params));
  }

  @Test
  void the_script_that_a_shop_embeds_is_there_and_defines_what_it_calls() {
    String embedded = Example.text("04-embed.html");
    String path = embedded.replaceAll("(?s).*?src=\"https://[^/]*([^\"]*)\".*", "$1");

    var script = gateway.wire().get(path);

    assertThat(script.status()).isEqualTo(200);
    assertThat(embedded).contains("halyk.pay(o)", "halyk.showPaymentWidget(o,");
    assertThat(script.body()).contains("pay", "showPaymentWidget");
    assertThat(Example.json("04-payment-page.widget-message.json")).isEqualTo(Map.of("success", true));
    assertThat(new BigDecimal(embedded.replaceAll("(?s).*amount: ([0-9]+).*", "$1"))).isEqualTo("1500");
  }
}
