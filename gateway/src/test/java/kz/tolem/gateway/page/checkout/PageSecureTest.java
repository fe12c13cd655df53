package kz.tolem.gateway.page.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.page.Html;
import kz.tolem.protocol.PaymentObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// 3-D Secure on the hosted page. Source: EPAY.md 4.5, 7.5.
class PageSecureTest {

  private static TestGateway gateway;
  private static Buyer buyer;
  private static Acs acs;

  private final String invoice = TestShop.freshInvoice();
  private TestShop shop;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    buyer = new Buyer(gateway);
    acs = new Acs(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void a_shop_with_3d_secure() {
    shop = gateway.shop(Terminals::secure3d);
  }

  /// Pays and goes to the page that sends the browser to the issuer.
  private Answer leaving(String number) {
    return buyer.follow(buyer.pay(buyer.form(shop, invoice), number));
  }

  /// Types a code at the issuer; returns the page that sends the browser back.
  private static Answer atTheIssuer(Answer leaving, String... codes) {
    Answer page = acs.post(Acs.hidden(leaving));
    for (String code : codes) {
      page = acs.type(page, code);
    }
    return page;
  }

  /// Comes back from the issuer.
  private static Answer back(Answer leaving, String paRes) {
    Map<String, String> step = Acs.hidden(leaving);
    Map<String, String> fields = new HashMap<>();
    fields.put("PaRes", paRes);
    fields.put("MD", step.get("MD"));
    URI termUrl = URI.create(step.get("TermUrl"));
    return buyer.post(termUrl.getRawPath() + "?" + termUrl.getRawQuery(), fields);
  }

  private static Answer result(Answer leaving, String... codes) {
    return buyer.follow(back(leaving, Acs.paRes(atTheIssuer(leaving, codes))));
  }

  private java.util.List<String> states() {
    return gateway.sql().column("select state from payment where invoice_number = ? order by attempt", invoice);
  }

  @Test
  void the_buyer_is_sent_to_the_issuer_and_comes_back_to_the_result() {
    var leaving = leaving(Buyer.VISA);
    var form = Html.of(leaving.body()).all("form").getFirst();

    var result = result(leaving, Acs.RIGHT);

    assertThat(form.get("action")).isEqualTo("http://localhost:" + gateway.port() + "/sandbox/acs");
    assertThat(form.has("data-go")).isTrue();
    assertThat(Html.of(leaving.body()).all("button")).hasSize(1);
    assertThat(leaving.header("Content-Security-Policy"))
        .contains("form-action 'self' http://localhost:" + gateway.port() + ";")
        .contains("frame-ancestors 'none'");
    assertThat(Buyer.tone(result)).isEqualTo("good");
    assertThat(states()).containsExactly("AUTHORIZED");
    Books.agree(gateway);
  }

  @Test
  void a_second_look_at_the_result_before_the_step_is_over_leads_to_the_issuer_again() {
    var form = buyer.form(shop, invoice);
    var first = buyer.follow(buyer.pay(form, Buyer.VISA));
    var again = buyer.follow(buyer.pay(form, Buyer.VISA));

    assertThat(Acs.hidden(again).get("MD")).isEqualTo(Acs.hidden(first).get("MD"));
    assertThat(states()).containsExactly("SECURE_STEP");
  }

  @Test
  void a_buyer_who_fails_tries_another_card() {
    var failed = result(leaving(Buyer.VISA), Acs.WRONG, Acs.WRONG, Acs.WRONG);
    var form = buyer.post("/payform/again", Map.of("checkout", Buyer.checkout(failed)));
    var leaving = buyer.follow(buyer.pay(form, Buyer.MASTERCARD));

    var paid = result(leaving, Acs.RIGHT);

    assertThat(Buyer.tone(failed)).isEqualTo("bad");
    assertThat(failed.body()).contains("The bank could not confirm it is you").contains("499");
    assertThat(Buyer.tone(paid)).isEqualTo("good");
    assertThat(states()).containsExactly("DECLINED", "AUTHORIZED");
    assertThat(gateway.sql().one("select secure_eci from payment where invoice_number = ? and attempt = 2", invoice))
        .isEqualTo("2");
  }

  @Test
  void a_card_check_goes_to_the_issuer_and_comes_back_as_one() {
    var token = shop.granted(shop.tokenFor(invoice, "0", "USD").with("accountId", "uuid000001"));
    var form =
        buyer.open(
            Buyer.object(shop, invoice, token)
                .amount(BigDecimal.ZERO)
                .currency("USD")
                .cardSave(true)
                .paymentType(PaymentObject.CARD_VERIFICATION));
    var leaving = buyer.follow(buyer.pay(form, Buyer.MASTERCARD));

    var result = result(leaving, Acs.RIGHT);

    assertThat(Buyer.tone(leaving)).isEqualTo("waiting");
    assertThat(leaving.body()).contains("Card check: nothing is charged");
    assertThat(Buyer.tone(result)).isEqualTo("good");
    assertThat(result.body()).contains("Card checked").contains("Nothing was charged").contains("The card is saved");
    assertThat(states()).containsExactly("VERIFIED");
    assertThat(gateway.sql().one("select secure_eci from payment where invoice_number = ?", invoice)).isEqualTo("2");
    Books.agree(gateway);
  }

  @Test
  void the_issuer_lets_a_buyer_be_wrong_twice() {
    assertThat(Buyer.tone(result(leaving(Buyer.VISA), Acs.WRONG, Acs.WRONG, Acs.RIGHT))).isEqualTo("good");
  }

  @Test
  void a_card_without_a_step_is_paid_at_once() {
    assertThat(Buyer.tone(leaving("4400040001000003"))).isEqualTo("good");
    assertThat(states()).containsExactly("AUTHORIZED");
  }

  @Test
  void a_step_left_alone_ends_and_the_buyer_may_try_again() {
    var address = buyer.pay(buyer.form(shop, invoice), Buyer.VISA);
    var leaving = buyer.follow(address);
    var paRes = Acs.paRes(atTheIssuer(leaving, Acs.RIGHT));

    gateway.clock().advance(Duration.ofMinutes(15));
    var result = buyer.follow(address);
    var late = buyer.follow(back(leaving, paRes));

    assertThat(Buyer.tone(result)).isEqualTo("bad");
    assertThat(Html.of(result.body()).all("form")).hasSize(1);
    assertThat(Buyer.tone(late)).isEqualTo("bad");
    assertThat(states()).containsExactly("DECLINED");
  }

  @Test
  void what_no_issuer_said_is_refused_and_the_buyer_can_still_come_back() {
    var leaving = leaving(Buyer.VISA);
    var other = buyer.follow(buyer.pay(buyer.form(shop, TestShop.freshInvoice()), Buyer.VISA));
    var othersPaRes = Acs.paRes(atTheIssuer(other, Acs.RIGHT));

    assertThat(back(leaving, othersPaRes).status()).isEqualTo(400);
    assertThat(back(leaving, "AAAA").status()).isEqualTo(400);
    assertThat(buyer.post("/payform/secure", Map.of("PaRes", "x", "MD", "y")).status()).isEqualTo(400);
    assertThat(states()).containsExactly("SECURE_STEP");
    assertThat(Buyer.tone(result(leaving, Acs.RIGHT))).isEqualTo("good");
  }

  @Test
  void the_step_of_another_visit_cannot_be_completed_from_here() {
    var leaving = leaving(Buyer.VISA);
    var other = buyer.follow(buyer.pay(buyer.form(shop, TestShop.freshInvoice()), Buyer.VISA));
    var paRes = Acs.paRes(atTheIssuer(other, Acs.RIGHT));
    URI here = URI.create(Acs.hidden(leaving).get("TermUrl"));

    var answer =
        buyer.post(
            here.getRawPath() + "?" + here.getRawQuery(),
            Map.of("PaRes", paRes, "MD", Acs.hidden(other).get("MD")));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void neither_number_nor_code_is_kept_in_the_clear_while_the_buyer_is_away() {
    leaving(Buyer.VISA);

    var row = gateway.sql().rows("select p.*::text from payment p where invoice_number = ?", invoice).toString();

    assertThat(row).doesNotContain(Buyer.VISA).contains("SECURE_STEP");
  }

  @Test
  void the_issuer_refuses_what_is_not_the_directorys() {
    var step = Acs.hidden(leaving(Buyer.VISA));
    Map<String, String> script = new HashMap<>(step);
    script.put("TermUrl", "javascript:alert(1)");
    Map<String, String> forged = new HashMap<>(step);
    forged.put("PaReq", "AAAA");
    Map<String, String> tries = new HashMap<>(step);
    tries.put("tries", "AAAA");

    assertThat(acs.post(script).status()).isEqualTo(400);
    assertThat(acs.post(forged).status()).isEqualTo(400);
    assertThat(acs.post(tries).status()).isEqualTo(400);
    assertThat(acs.post(Map.of("MD", "1")).status()).isEqualTo(400);
  }

  @Test
  void the_issuers_page_speaks_three_languages_and_shows_no_full_number() {
    var step = Acs.hidden(leaving(Buyer.VISA));
    for (String language : java.util.List.of("rus", "kaz", "eng")) {
      Map<String, String> asked = new HashMap<>(step);
      asked.put("language", language);
      var page = acs.post(asked);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains("440563 •••• 5096").doesNotContain(Buyer.VISA);
      assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'").contains("form-action 'self'");
    }
  }
}
