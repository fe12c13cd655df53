package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every dress in which live clients put a token request. Source: CLIENTS.md 3.
class TokenDressTest {

  private static TestGateway gateway;
  private static TestShop shop;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// A token that was granted, and that really pays.
  private static void pays(Answer answer, TestShop payer, String invoice) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json())
        .containsOnlyKeys("access_token", "expires_in", "refresh_token", "scope", "token_type")
        .containsEntry("expires_in", new BigDecimal(7200))
        .containsEntry("refresh_token", "")
        .containsEntry("token_type", "Bearer");
    Answer paid = payer.payment(invoice).send(gateway.wire(), answer.text("access_token"));
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
  }

  private static void pays(Answer answer, String invoice) {
    pays(answer, shop, invoice);
  }

  @Test
  void multipart_is_read() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).multipart(gateway.wire()), invoice);
  }

  @Test
  void multipart_without_its_last_boundary_is_read() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).multipartWithoutEnd(gateway.wire()), invoice);
  }

  @Test
  void urlencoded_is_read() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).urlencoded(gateway.wire()), invoice);
  }

  @Test
  void json_is_read() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).json(gateway.wire()), invoice);
  }

  @Test
  void a_json_amount_may_be_a_number() {
    var invoice = TestShop.freshInvoice();
    var body =
        "{\"grant_type\":\"client_credentials\",\"scope\":\"payment\",\"client_id\":%s,\"client_secret\":%s,"
            + "\"invoiceID\":\"%s\",\"amount\":100,\"currency\":\"KZT\",\"terminal\":\"%s\"}";

    var answer =
        gateway
            .wire()
            .post(
                TokenForm.PATH,
                "application/json",
                body.formatted(
                    Json.quoted(shop.clientId()), Json.quoted(shop.clientSecret()), invoice, shop.terminal().id()));

    pays(answer, invoice);
  }

  @Test
  void http_basic_goes_with_grant_type_and_scope_alone() {
    var basic = basic(shop.clientId(), shop.clientSecret());

    var answer = shop.serviceToken().without("client_id", "client_secret").urlencoded(gateway.wire(), "Authorization", basic);

    var invoice = TestShop.freshInvoice();
    pays(answer, invoice);
  }

  private static String basic(String id, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_empty_bearer_header_is_ignored() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).multipart(gateway.wire(), TokenForm.PATH, "Authorization", "Bearer "), invoice);
  }

  @Test
  void fields_come_in_any_order() {
    var invoice = TestShop.freshInvoice();
    var form = shop.tokenFor(invoice);
    var turned = form.without("grant_type", "client_id").with("client_id", shop.clientId()).with("grant_type", "client_credentials");

    pays(turned.multipart(gateway.wire()), invoice);
  }

  @Test
  void empty_fields_count_as_absent() {
    var form =
        shop.tokenFor("")
            .with("amount", "")
            .with("currency", "")
            .with("postLink", "")
            .with("failurePostLink", "")
            .with("secret_hash", "");

    pays(form.multipart(gateway.wire()), TestShop.freshInvoice());
  }

  @Test
  void the_terminal_may_be_left_out() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).without("terminal").urlencoded(gateway.wire()), invoice);
  }

  @Test
  void a_client_and_its_secret_are_enough_for_a_service_token() {
    pays(shop.serviceToken().urlencoded(gateway.wire()), TestShop.freshInvoice());
  }

  @Test
  void the_misspelt_currency_is_understood() {
    var dollars = TestShop.freshInvoice();
    var form = shop.tokenFor(dollars).without("currency").with("curency", "USD");

    var token = form.urlencoded(gateway.wire()).text("access_token");

    assertThat(shop.payment(dollars).send(gateway.wire(), token).text("message"))
        .isEqualTo("currency differs from the token's");
    assertThat(shop.payment(dollars).with("currency", "USD").send(gateway.wire(), token).status()).isEqualTo(200);
  }

  @Test
  void a_missing_currency_is_tenge() {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).without("currency").urlencoded(gateway.wire()), invoice);
  }

  @Test
  void unknown_fields_and_headers_are_ignored() {
    var invoice = TestShop.freshInvoice();
    var form = shop.tokenFor(invoice).with("accountId", "client-17").with("nobody_knows_me", "anything");

    pays(form.multipart(gateway.wire(), TokenForm.PATH, "AUTH", "yes"), invoice);
  }

  static Stream<String> paths() {
    return Stream.of(
        "/oauth2/token", "/epay2/oauth2/token", "//oauth2/token", "/epay2//oauth2/token", "/oauth2//token", "/api/oauth2/token");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void every_form_of_the_path_leads_there(String path) {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice).multipart(gateway.wire(), path), invoice);
  }

  @Test
  void an_unknown_path_is_404_in_json() {
    var answer = shop.serviceToken().multipart(gateway.wire(), "/oauth2/tokens");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json()).containsKeys("code", "message");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment",
        "webapi",
        "payment usermanagement",
        "webpay",
        "webapi usermanagement email_send verification statement statistics payment",
        " webapi usermanagement email_send verification statement statistics payment",
        "payment  statistics\twebapi ",
        "api",
        "transfer"
      })
  void known_scopes_are_granted_and_echoed(String scope) {
    var answer = shop.serviceToken().with("scope", scope).urlencoded(gateway.wire());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("scope")).isEqualTo(scope.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "100.0", "100.00", "100.0000", "1E2", "1.00e2"})
  void one_amount_has_many_spellings(String amount) {
    var invoice = TestShop.freshInvoice();

    pays(shop.tokenFor(invoice, amount, "KZT").urlencoded(gateway.wire()), invoice);
  }

  @Test
  void expires_in_is_a_text_for_merchants_who_want_it_so() {
    var wordy = gateway.shop(t -> t, Duration.ofSeconds(1200), ExpiresInForm.STRING);

    var answer = wordy.serviceToken().urlencoded(gateway.wire());

    assertThat(answer.field("expires_in")).isEqualTo("1200");
  }

  @Test
  void a_lenient_terminal_gives_tokens_for_long_and_short_invoice_numbers() {
    var lenient = gateway.shop(Terminals::lenient);

    for (String invoice : new String[] {"7", "17000000001234567890"}) {
      pays(lenient.tokenFor(invoice).urlencoded(gateway.wire()), lenient, invoice);
    }
  }

  @Test
  void a_secret_with_any_characters_travels_in_every_dress() {
    var registration = gateway.registration();
    var odd = "a#b$c(d^e&f=g+h%i\"j\\k ключ";
    registration.addMerchant(
        new kz.tolem.gateway.merchant.NewMerchant("Odd", "odd.client_1-x", Duration.ofHours(1), ExpiresInForm.NUMBER), odd);
    var form = shop.serviceToken().with("client_id", "odd.client_1-x").with("client_secret", odd);

    assertThat(form.urlencoded(gateway.wire()).status()).isEqualTo(200);
    assertThat(form.multipart(gateway.wire()).status()).isEqualTo(200);
    assertThat(form.json(gateway.wire()).status()).isEqualTo(200);
    assertThat(
            form.without("client_id", "client_secret")
                .urlencoded(gateway.wire(), "Authorization", basic("odd.client_1-x", odd))
                .status())
        .isEqualTo(200);
  }

  @Test
  void tokens_are_not_to_be_kept_by_caches() {
    assertThat(shop.serviceToken().urlencoded(gateway.wire()).header("cache-control")).contains("no-store");
  }
}
