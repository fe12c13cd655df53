package kz.tolem.gateway.page.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.page.Html;
import kz.tolem.protocol.PaymentObjectBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the pages let into a browser, and who may hold them.
class PageSafetyTest {

  private static final String MARKUP = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>&amp;";

  private static TestGateway gateway;
  private static TestShop shop;
  private static Buyer buyer;

  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    buyer = new Buyer(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void markup_in_every_field_of_a_shop_stays_text_on_every_page() {
    Answer form =
        buyer.open(
            object()
                .description(MARKUP)
                .name(MARKUP)
                .email(MARKUP)
                .accountId(MARKUP)
                .data(MARKUP)
                .phone(MARKUP)
                .language(MARKUP)
                .language("eng")
                .cardSave(true)
                .backLink("https://shop.example.kz/?a='%3Cscript%3E&b=c"));

    Answer result = buyer.follow(buyer.pay(form, Buyer.LOCKED_VISA));
    Answer again = buyer.post("/payform/again", Map.of("checkout", Buyer.checkout(result)));

    assertThat(form.status()).isEqualTo(200);
    assertThat(List.of(form, result, again)).allSatisfy(PageSafetyTest::holdsNoMarkup);
  }

  @Test
  void markup_that_a_buyer_types_stays_text() {
    Map<String, String> fields = Buyer.card(Buyer.checkout(buyer.form(shop, invoice)), MARKUP);
    fields.put("name", MARKUP);
    fields.put("email", MARKUP);
    fields.put("expiry", MARKUP);
    fields.put("cvc", MARKUP);
    fields.put("saveCard", MARKUP);

    holdsNoMarkup(buyer.send(fields));
  }

  @Test
  void markup_in_the_address_stays_text() {
    String markup = Buyer.encode(MARKUP);

    for (String path :
        List.of(
            "/payform/?params=" + markup,
            "/payform/" + markup,
            "/payform/result?checkout=" + markup + "&language=" + markup,
            "/payform/?language=" + markup,
            "/sandbox/?language=" + markup)) {
      holdsNoMarkup(gateway.wire().get(path));
    }
  }

  @Test
  void card_number_and_code_never_come_back() {
    Answer form = buyer.open(object().cardSave(true));
    Map<String, String> fields = Buyer.card(Buyer.checkout(form), Buyer.LOCKED_VISA);
    fields.put("cvc", "987");
    fields.put("saveCard", "true");
    List<Answer> answers = new ArrayList<>();

    answers.add(buyer.send(fields));
    answers.add(buyer.follow(answers.getFirst()));
    answers.add(buyer.post("/payform/again", Map.of("checkout", Buyer.checkout(answers.getLast()))));
    fields.put("expiry", "");
    answers.add(buyer.send(fields));

    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.headers().map() + answer.body())
                    .doesNotContain(Buyer.LOCKED_VISA, "4003 0327 0454 7597")
                    // Three digits alone may stand in any sealed text or reference by chance.
                    .doesNotContainPattern("(?<![0-9A-Za-z_-])987(?![0-9A-Za-z_-])"));
  }

  @Test
  void a_whole_page_can_be_held_by_no_other() {
    Answer form = buyer.open(object());
    Answer redirect = buyer.pay(form, Buyer.VISA);
    Answer problem = gateway.wire().get("/payform/?params=Q");
    Answer missing = gateway.wire().get("/payform/nothing");
    Answer shopPage = gateway.wire().get("/sandbox/");

    assertThat(List.of(form, buyer.follow(redirect), problem, missing, shopPage))
        .allSatisfy(
            page -> {
              assertThat(page.header("Content-Security-Policy"))
                  .contains("frame-ancestors 'none'", "default-src 'none'", "form-action 'self'", "base-uri 'none'")
                  .doesNotContain("unsafe");
              assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
              assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
              assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            });
    assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void a_widget_of_a_terminal_with_link_hosts_can_be_held_by_those_alone() {
    TestShop bound = gateway.shop(t -> Terminals.linkHosts(t, "shop.example.kz", "www.example.kz"));
    Answer bounded = buyer.open(Buyer.object(bound, invoice, bound.token(invoice)), "&isShortForm=true");
    Answer free = buyer.open(object(), "&isShortForm=true");

    assertThat(bounded.header("Content-Security-Policy"))
        .endsWith("frame-ancestors shop.example.kz:* www.example.kz:*");
    assertThat(free.header("Content-Security-Policy")).endsWith("frame-ancestors *");
    assertThat(free.header("X-Frame-Options")).isEmpty();
  }

  @Test
  void a_widget_tells_its_result_to_the_page_that_holds_it() {
    assertThat(toldTo(shop, "https://checkout.example.kz/cart?id=1")).isEqualTo("https://checkout.example.kz");
    assertThat(toldTo(shop, "")).isEqualTo("https://shop.example.kz");
  }

  @Test
  void a_widget_of_a_terminal_with_link_hosts_tells_no_other_page() {
    TestShop bound = gateway.shop(t -> Terminals.linkHosts(t, "shop.example.kz"));

    assertThat(toldTo(bound, "https://evil.example/")).isEqualTo("https://shop.example.kz");
  }

  private static String toldTo(TestShop of, String referer) {
    String number = TestShop.freshInvoice();
    String params = Buyer.encode(Buyer.object(of, number, of.token(number)).build().toParams());
    var request = gateway.wire().to("/payform/?isShortForm=true&params=" + params).GET();
    Answer form = gateway.wire().send(referer.isEmpty() ? request : request.header("Referer", referer));
    Answer result = buyer.follow(buyer.pay(form, Buyer.VISA));
    return Html.of(result.body()).values("data-widget-origin").getFirst();
  }

  @Test
  void a_shop_is_never_redirected_to_since_a_browser_would_forbid_it_after_a_form() {
    Answer redirect = buyer.pay(buyer.open(object().autoBackLink(true)), Buyer.VISA);
    Answer result = buyer.follow(redirect);

    assertThat(redirect.header("Location")).startsWith("/payform/result?");
    assertThat(Html.of(result.body()).all("meta"))
        .anyMatch(meta -> meta.get("content").equals("5; url=" + Buyer.BACK));
  }

  @Test
  void an_address_holds_nothing_that_can_be_read() {
    String location =
        buyer.pay(buyer.open(object().email("aigerim@example.kz").description("secret gift")), Buyer.VISA)
            .header("Location");
    String visit = location.replaceAll(".*checkout=", "");
    String bytes =
        new String(java.util.Base64.getUrlDecoder().decode(visit), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(location.length()).isLessThan(500);
    assertThat(bytes).doesNotContain("aigerim", "gift", invoice, "shop.example.kz");
  }

  private PaymentObjectBuilder object() {
    return Buyer.object(shop, invoice, shop.token(invoice));
  }

  /// Fails for a tag or attribute that is not the template's: [Html] reads strictly, and our pages have no inline
  /// script.
  private static void holdsNoMarkup(Answer page) {
    Html html = Html.of(page.body());
    assertThat(html.all("img")).isEmpty();
    assertThat(html.all("script")).allMatch(script -> script.get("src").startsWith("/payform/"));
    assertThat(html.tags().stream().flatMap(tag -> tag.attributes().keySet().stream()))
        .noneMatch(name -> name.startsWith("on"));
  }
}
