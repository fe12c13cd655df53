package kz.tolem.gateway.page.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.page.Html;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.PaymentObjectBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A buyer who alters what goes through his browser. What the token does not say, the page does not believe.
class PageTrustTest {

  private static final String ACCOUNT = "uuid000001";

  private static TestGateway gateway;
  private static TestShop shop;
  private static TestShop other;
  private static Buyer buyer;

  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    other = gateway.shop();
    buyer = new Buyer(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void an_altered_amount_is_refused() {
    refusesOrder(object().amount(new BigDecimal("1")), "amount differs");
    refusesOrder(object().amount(new BigDecimal("100.01")), "amount differs");
  }

  @Test
  void an_amount_spelled_otherwise_is_the_same_amount() {
    String encoded = object().build().encode().replace("amount=100", "amount=100.00");

    Answer page = gateway.wire().get("/payform/?params=" + params(encoded));

    assertThat(page.status()).isEqualTo(200);
  }

  @Test
  void an_altered_invoice_is_refused() {
    refusesOrder(object().invoiceId(TestShop.freshInvoice()), "invoiceId differs");
  }

  @Test
  void an_altered_currency_is_refused() {
    refusesOrder(object().currency("USD"), "currency differs");
  }

  @Test
  void an_altered_terminal_is_refused() {
    refusesOrder(object().terminal(other.terminal().id().toString()), "terminal differs");
  }

  @Test
  void what_the_object_leaves_out_comes_from_the_token() {
    Answer page =
        buyer.open(
            Buyer.object(shop.token(invoice)).backLink(Buyer.BACK).postLink("").description("d").language("eng"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains(invoice).contains("100\u00a0₸");
  }

  @Test
  void the_token_of_another_shop_pays_at_that_shop_and_nowhere_else() {
    refusesOrder(object(other.token(invoice)), "terminal differs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "K7Q2M_XW-94TPLZ0ABCDEF"})
  void a_token_that_is_not_ours_opens_nothing(String token) {
    Answer page = buyer.open(Buyer.object(shop, invoice, token.isEmpty() ? "." : token));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains("This link does not work");
  }

  @Test
  void an_altered_token_opens_nothing() {
    String token = shop.token(invoice);
    String altered = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);

    assertThat(buyer.open(Buyer.object(shop, invoice, altered)).status()).isEqualTo(400);
  }

  @Test
  void an_expired_token_opens_nothing() {
    TestShop brief = gateway.shop(t -> t, Duration.ofMinutes(1), kz.tolem.protocol.TokenReply.ExpiresInForm.NUMBER);
    String token = brief.token(invoice);
    gateway.clock().advance(Duration.ofSeconds(61));

    Answer page = buyer.open(Buyer.object(brief, invoice, token));

    assertThat(page.status()).isEqualTo(410);
    assertThat(page.body()).contains("The time to pay is over");
  }

  @Test
  void a_token_that_names_no_order_opens_nothing() {
    String token = shop.granted(shop.serviceToken());

    assertThat(buyer.open(Buyer.object(shop, invoice, token)).status()).isEqualTo(400);
  }

  @Test
  void a_token_without_the_scope_payment_opens_nothing() {
    String token = shop.granted(shop.tokenFor(invoice).with("scope", "statement"));

    assertThat(buyer.open(Buyer.object(shop, invoice, token)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Q", "!!!", "JYOwbg9sDGCmCSATAvARgAycwFgKyqA", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void parameters_that_are_none_get_a_page_that_says_so(String params) {
    Answer page = gateway.wire().get("/payform/?params=" + params);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    Html.of(page.body());
  }

  @Test
  void an_altered_checkout_pays_nothing() {
    String checkout = Buyer.checkout(buyer.form(shop, invoice));
    for (int at : List.of(0, 10, checkout.length() / 2, checkout.length() - 2)) {
      char c = checkout.charAt(at) == 'A' ? 'B' : 'A';
      String altered = checkout.substring(0, at) + c + checkout.substring(at + 1);

      Answer answer = buyer.send(Buyer.card(altered, Buyer.VISA));

      assertThat(answer.status()).isEqualTo(400);
    }
    assertThat(payments()).isZero();
  }

  @Test
  void the_short_form_that_addresses_carry_cannot_be_paid_nor_the_long_one_be_looked_at() {
    Answer form = buyer.form(shop, invoice);
    Answer redirect = buyer.pay(form, Buyer.LOCKED_VISA);
    String visit = redirect.header("Location").replaceAll(".*checkout=", "");

    assertThat(buyer.send(Buyer.card(visit, Buyer.VISA)).status()).isEqualTo(400);
    assertThat(gateway.wire().get("/payform/result?checkout=" + Buyer.checkout(form)).status()).isEqualTo(400);
  }

  @Test
  void an_access_token_is_no_checkout() {
    assertThat(buyer.send(Buyer.card(shop.token(invoice), Buyer.VISA)).status()).isEqualTo(400);
  }

  @Test
  void a_checkout_pays_its_own_order_whatever_fields_are_added() {
    Map<String, String> fields = Buyer.card(Buyer.checkout(buyer.form(shop, invoice)), Buyer.VISA);
    fields.put("amount", "1");
    fields.put("invoiceId", "999999");
    fields.put("terminal", other.terminal().id().toString());
    fields.put("saveCard", "true");
    fields.put("accountId", "somebody");

    Answer result = buyer.follow(buyer.send(fields));

    assertThat(Buyer.tone(result)).isEqualTo("good");
    String stored = "select amount, terminal_id, account_id, save_card from payment where invoice_number = ?";
    assertThat(gateway.sql().rows(stored, invoice))
        .containsExactly(List.of("10000", shop.terminal().id().toString(), "", "f"));
  }

  @Test
  void the_accounts_cards_are_shown_when_the_token_names_the_account() {
    Answer page = buyer.open(object(tokenOf(shop, ACCOUNT)));

    assertThat(page.body()).contains(shop.card().toString());
  }

  @Test
  void the_browser_cannot_name_an_account_to_see_its_cards() {
    Answer page = buyer.open(object().accountId(ACCOUNT));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain(shop.card().toString(), "5096");
  }

  @Test
  void the_browser_cannot_name_another_account_than_the_token() {
    Answer page = buyer.open(object(tokenOf(shop, "somebody-else")).accountId(ACCOUNT));

    assertThat(page.body()).doesNotContain(shop.card().toString());
  }

  @Test
  void a_saved_card_of_another_account_or_merchant_cannot_be_chosen() {
    String withNone = Buyer.checkout(buyer.open(object(tokenOf(shop, "somebody-else"))));
    String withOne = Buyer.checkout(buyer.open(object(tokenOf(shop, ACCOUNT))));
    for (CardId card : List.of(shop.card(), other.card())) {
      Answer answer = buyer.send(Map.of("checkout", withNone, "cardChoice", card.toString(), "cvc", "321"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("There is no such saved card").doesNotContain("5096");
    }
    Answer answer = buyer.send(Map.of("checkout", withOne, "cardChoice", other.card().toString(), "cvc", "321"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Choose a card from the list");
    assertThat(payments()).isZero();
  }

  @Test
  void a_saved_card_is_not_paid_with_without_its_code() {
    String checkout = Buyer.checkout(buyer.open(object(tokenOf(shop, ACCOUNT))));

    Answer answer = buyer.send(Map.of("checkout", checkout, "cardChoice", shop.card().toString(), "cvc", ""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Enter the CVC");
    assertThat(payments()).isZero();
  }

  @Test
  void a_chosen_saved_card_pays_and_the_fields_of_a_new_one_are_not_looked_at() {
    Map<String, String> fields =
        Buyer.card(Buyer.checkout(buyer.open(object(tokenOf(shop, ACCOUNT)))), "4003032704547597");
    fields.put("cardChoice", shop.card().toString());
    fields.put("name", "");

    Answer result = buyer.follow(buyer.send(fields));

    assertThat(Buyer.tone(result)).isEqualTo("good");
    assertThat(gateway.sql().one("select card_id from payment where invoice_number = ?", invoice))
        .isEqualTo(shop.card().toString());
  }

  @Test
  void a_card_that_the_shop_chose_is_the_only_one_that_pays() {
    Answer page = buyer.open(object().paymentType("cardId").cardId(shop.card().toString()));
    String checkout = Buyer.checkout(page);

    Answer typed = buyer.send(Buyer.card(checkout, Buyer.VISA));
    Answer result =
        buyer.follow(
            buyer.send(Map.of("checkout", checkout, "cardChoice", shop.card().toString(), "cvc", "321")));

    assertThat(page.body()).contains("5096").doesNotContain("name=\"number\"");
    assertThat(typed.status()).isEqualTo(400);
    assertThat(Buyer.tone(result)).isEqualTo("good");
  }

  @Test
  void a_card_that_the_shop_cannot_have_chosen_is_refused() {
    CardId unsaved = shop.unsavedCard(Buyer.MASTERCARD);

    for (String card : List.of(other.card().toString(), unsaved.toString(), "no card", "")) {
      assertThat(buyer.open(object().paymentType("cardId").cardId(card)).status()).isEqualTo(400);
    }
    assertThat(
            buyer
                .open(object(tokenOf(shop, "somebody-else")).paymentType("cardId").cardId(shop.card().toString()))
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_card_is_kept_under_the_tokens_account_whatever_the_browser_says() {
    String account = "account-" + invoice;
    Map<String, String> fields =
        Buyer.card(
            Buyer.checkout(
                buyer.open(object(tokenOf(shop, account)).accountId("victim").cardSave(true))),
            Buyer.MASTERCARD);
    fields.put("saveCard", "true");

    buyer.send(fields);

    String saved = "select last_four from card where account_id = ? and saved_at is not null";
    assertThat(gateway.sql().column(saved, account))
        .containsExactly("6736");
    assertThat(gateway.sql().count("select count(*) from card where account_id = 'victim'")).isZero();
  }

  @Test
  void notifications_go_where_the_token_says() {
    try (Receiver shops = Receiver.start();
        Receiver thiefs = Receiver.start()) {
      String token =
          shop.granted(shop.tokenFor(invoice).with("postLink", shops.url()).with("secret_hash", "only-the-shop"));
      Answer form = buyer.open(object(token).postLink(thiefs.url()).failurePostLink(thiefs.url()));

      Answer declined = buyer.follow(buyer.pay(form, Buyer.LOCKED_VISA));
      buyer.pay(buyer.post("/payform/again", Map.of("checkout", Buyer.checkout(declined))), Buyer.VISA);

      assertThat(shops.await(2)).allMatch(call -> call.body().contains("only-the-shop"));
      assertThat(thiefs.calls()).isEmpty();
    }
  }

  @Test
  void without_a_link_in_the_token_the_pages_link_is_told() {
    try (Receiver shops = Receiver.start()) {
      buyer.pay(buyer.open(object().postLink(shops.url())), Buyer.VISA);

      assertThat(shops.await(1).getFirst().json()).containsEntry("invoiceId", invoice);
    }
  }

  @Test
  void without_a_secret_in_the_token_the_objects_is_told() {
    try (Receiver shops = Receiver.start()) {
      buyer.pay(buyer.open(object().postLink(shops.url()).secretHash("of-the-object")), Buyer.VISA);

      assertThat(shops.await(1).getFirst().json()).containsEntry("secret_hash", "of-the-object");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//evil.example", "relative", "https:evil"
  })
  void a_way_back_that_is_no_address_of_a_shop_is_refused(String link) {
    Answer back = buyer.open(object().backLink(link));
    Answer failureBack = buyer.open(object().failureBackLink(link));

    assertThat(back.status()).isEqualTo(400);
    assertThat(failureBack.status()).isEqualTo(400);
    assertThat(back.body()).doesNotContain("alert(1)");
  }

  @Test
  void a_terminal_with_link_hosts_sends_buyers_to_no_other_host() {
    TestShop bound = gateway.shop(t -> Terminals.linkHosts(t, "shop.example.kz"));
    PaymentObjectBuilder honest = Buyer.object(bound, invoice, bound.token(invoice));

    assertThat(buyer.open(honest).status()).isEqualTo(200);
    assertThat(buyer.open(honest.backLink("https://evil.example/")).status()).isEqualTo(400);
    honest.backLink(Buyer.BACK);
    assertThat(buyer.open(honest.failureBackLink("https://evil.example/")).status()).isEqualTo(400);
    assertThat(buyer.open(honest.failureBackLink("").postLink("https://evil.example/")).status()).isEqualTo(400);
    assertThat(buyer.open(honest.postLink("https://shop.example.kz.evil.example/")).status()).isEqualTo(400);
  }

  @Test
  void what_this_page_cannot_do_yet_it_says() {
    assertThat(buyer.open(object(), "&isTransfer=true").status()).isEqualTo(400);
  }

  private PaymentObjectBuilder object() {
    return object(shop.token(invoice));
  }

  private PaymentObjectBuilder object(String token) {
    return Buyer.object(shop, invoice, token);
  }

  private String tokenOf(TestShop of, String account) {
    return of.granted(of.tokenFor(invoice).with("accountId", account));
  }

  private static void refusesOrder(PaymentObjectBuilder object, String why) {
    Answer page = buyer.open(object);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains("The order details do not match").contains(why);
    assertThat(Html.of(page.body()).all("form")).isEmpty();
  }

  private static String params(String encoded) {
    return Buyer.encode(kz.tolem.protocol.PaymentObject.ofEncoded(encoded).toParams());
  }

  private long payments() {
    return gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice);
  }
}
