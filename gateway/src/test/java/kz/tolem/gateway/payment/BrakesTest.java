package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.page.Html;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever tries cards out, or pays faster than agreed, is held up, and nobody else is.
class BrakesTest {

  private static final String GOOD = "4405639704015096";
  private static final String LOCKED = "4003032704547597";

  private static TestGateway gateway;
  private static TestGateway paced;

  @BeforeAll
  static void start() {
    gateway =
        TestGateway.start(
            s ->
                s.with("TOLEM_PROXIES", "127.0.0.1")
                    .with("TOLEM_CARD_TESTS_PER_ADDRESS", "4")
                    .with("TOLEM_CARD_TESTS_PER_TERMINAL", "9"));
    paced = TestGateway.start(s -> s.with("TOLEM_RATE_PER_MERCHANT", "1").with("TOLEM_RATE_PER_TERMINAL", "1"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    paced.close();
  }

  /// Pays on the page from an address, as a proxy says it.
  private static Answer pay(TestShop shop, String number, String forwarded) {
    String invoice = TestShop.freshInvoice();
    var object =
        PaymentObject.builder()
            .auth(TokenReply.bearer(shop.token(invoice), 7200, ExpiresInForm.NUMBER, "payment"))
            .invoiceId(invoice)
            .terminal(shop.terminal().id().toString())
            .amount(new java.math.BigDecimal("100"))
            .currency("KZT")
            .backLink("https://shop.example.kz/")
            .postLink("")
            .description("order")
            .language("eng");
    Answer form = gateway.wire().get("/payform/?params=" + encode(object.build().toParams()));
    String checkout =
        Html.of(form.body()).all("input").stream()
            .filter(input -> input.get("name").equals("checkout"))
            .map(input -> input.get("value"))
            .findFirst()
            .orElseThrow();
    Map<String, String> fields =
        Map.of("checkout", checkout, "number", number, "expiry", "01/30", "cvc", "321", "name", "", "email", "");
    String body =
        fields.entrySet().stream().map(each -> each.getKey() + "=" + encode(each.getValue())).collect(Collectors.joining("&"));
    return gateway.wire().post(
        "/payform/pay", "application/x-www-form-urlencoded", body, "X-Forwarded-For", forwarded);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static boolean isStopped(Answer answer) {
    return answer.body().contains("Too many attempts");
  }

  @Test
  void an_address_that_tries_cards_out_is_refused_for_ten_minutes_and_others_are_not() {
    TestShop shop = gateway.shop();
    for (int i = 0; i < 4; i++) {
      assertThat(isStopped(pay(shop, LOCKED, "8.8.4.4"))).isFalse();
    }

    long before = gateway.sql().count("select count(*) from payment");
    assertThat(isStopped(pay(shop, GOOD, "8.8.4.4"))).isTrue();
    assertThat(isStopped(pay(shop, GOOD, "1.2.3.4, 8.8.4.4"))).as("what the caller wrote himself").isTrue();
    assertThat(gateway.sql().count("select count(*) from payment")).isEqualTo(before);
    assertThat(isStopped(pay(shop, GOOD, "8.8.4.4, 9.9.9.9"))).isFalse();

    gateway.clock().advance(CardTestGuard.WINDOW.plusSeconds(1));
    assertThat(isStopped(pay(shop, GOOD, "8.8.4.4"))).isFalse();
  }

  @Test
  void many_cards_that_are_approved_are_many_cards_too() {
    TestShop shop = gateway.shop();
    var stopped = new ArrayList<Boolean>();
    for (int i = 0; i < 13; i++) {
      stopped.add(isStopped(pay(shop, withCheckDigit("440563%09d".formatted(7000 + i)), "8.8.1.1")));
    }

    assertThat(stopped.subList(0, 12)).containsOnly(false);
    assertThat(stopped.getLast()).isTrue();
  }

  private static String withCheckDigit(String digits) {
    for (int last = 0; ; last++) {
      String number = digits + last;
      if (kz.tolem.gateway.card.CardNumber.parse(number).isPresent()) {
        return number;
      }
    }
  }

  @Test
  void an_honest_address_with_declines_among_many_payments_goes_on() {
    TestShop shop = gateway.shop();
    for (int i = 0; i < 6; i++) {
      assertThat(isStopped(pay(shop, GOOD, "8.8.2.2"))).isFalse();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(isStopped(pay(shop, LOCKED, "8.8.2.2"))).isFalse();
    }
  }

  @Test
  void a_terminal_at_which_cards_are_tried_out_takes_none_for_a_while_but_saved_ones() {
    TestShop shop = gateway.shop();
    for (int i = 0; i < 9; i++) {
      assertThat(byCryptogram(shop, LOCKED).status()).isEqualTo(400);
    }

    Answer refused = byCryptogram(shop, GOOD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("600");
    assertThat(refused.text("message")).contains("too many cards");
    assertThat(shop.pay(TestShop.freshInvoice()).status()).isEqualTo(200);
    assertThat(byCryptogram(gateway.shop(), GOOD).status()).isEqualTo(200);
    gateway.clock().advance(CardTestGuard.WINDOW.plusSeconds(1));
    assertThat(byCryptogram(shop, GOOD).status()).isEqualTo(200);
  }

  private static Answer byCryptogram(TestShop shop, String number) {
    String invoice = TestShop.freshInvoice();
    return CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, number)).send(gateway.wire(), shop.token(invoice));
  }

  @Test
  void a_merchant_gets_as_many_tokens_a_second_as_it_may_and_another_one_is_not_held_up() {
    TestShop shop = paced.shop();

    List<Answer> answers =
        IntStream.range(0, 20).mapToObj(_ -> shop.tokenFor(TestShop.freshInvoice()).urlencoded(paced.wire())).toList();

    assertThat(answers.getFirst().status()).isEqualTo(200);
    Answer refused = answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(paced.shop().tokenFor(TestShop.freshInvoice()).urlencoded(paced.wire()).status()).isEqualTo(200);
  }

  @Test
  void a_terminal_makes_as_many_payments_a_second_as_it_may() {
    TestShop shop = paced.shop();
    String invoice = TestShop.freshInvoice();
    String token = shop.token(invoice);

    List<Answer> answers =
        IntStream.range(0, 20).mapToObj(_ -> shop.payment(invoice).send(paced.wire(), token)).toList();

    assertThat(answers.getFirst().status()).isEqualTo(200);
    assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
    Answer refused = answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
    assertThat(refused.text("message")).isEqualTo("too many payments a second, try again");
    assertThat(paced.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isOne();
  }
}
