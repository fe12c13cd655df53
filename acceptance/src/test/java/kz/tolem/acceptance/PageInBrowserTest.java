package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.PaymentObjectBuilder;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/// The hosted page by itself, opened at its address: by keyboard, on a phone, with what a buyer mistypes.
class PageInBrowserTest {

  private static final String VISA = "4405639704015096";

  private static TestGateway gateway;
  private static TestShop shop;
  private static Browser browser;

  private final String base = "http://localhost:" + gateway.port();
  private final String invoice = TestShop.freshInvoice();
  private final PaymentPage page = new PaymentPage(browser);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    browser = Browser.start();
  }

  @BeforeEach
  void forget() {
    browser.complaints();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  @Test
  void a_buyer_with_nothing_but_a_keyboard_pays() {
    browser.open(address(object()));
    page.awaitForm();
    Actions keys = new Actions(browser.driver());

    tabTo(keys, "number");
    keys.sendKeys(VISA).perform();
    tabTo(keys, "expiry");
    keys.sendKeys("0127").perform();
    tabTo(keys, "cvc");
    keys.sendKeys("321").sendKeys(Keys.ENTER).perform();

    assertThat(page.tone()).isEqualTo("good");
    assertThat(browser.complaints()).isEmpty();
  }

  private static void tabTo(Actions keys, String field) {
    for (int i = 0; i < 12; i++) {
      if (field.equals(browser.driver().switchTo().activeElement().getAttribute("id"))) {
        return;
      }
      keys.sendKeys(Keys.TAB).perform();
    }
    throw new AssertionError("twelve tabs do not lead to " + field);
  }

  @Test
  void a_mistyped_number_is_said_while_typing_and_is_not_sent() {
    browser.open(address(object()));

    page.typeCard("4405639704015097", "0127", "321").pay();

    assertThat(browser.text("#number-error")).isEqualTo("The card number has a mistake: check the digits");
    assertThat(browser.driver().switchTo().activeElement().getAttribute("id")).isEqualTo("number");
    assertThat(browser.url()).contains("/payform/?params=");
    assertThat(gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isZero();
  }

  @Test
  void the_number_is_grouped_and_its_scheme_shown() {
    browser.open(address(object()));
    page.awaitForm();

    browser.type("#number", "377514500004820");

    WebElement number = browser.await("#number");
    assertThat(number.getAttribute("value")).isEqualTo("3775 145000 04820");
    assertThat(browser.await("[data-scheme-mark]").getAttribute("data-mark")).isEqualTo("amex");
    assertThat(browser.await("#cvc").getAttribute("maxlength")).isEqualTo("4");
  }

  @Test
  void the_page_changes_its_language_and_still_pays() {
    browser.open(address(object()));
    page.awaitForm();

    browser.click("a.language[lang=kk]");
    browser.until("Kazakh", d -> "kk".equals(browser.script("return document.documentElement.lang")));
    page.typeCard(VISA, "0127", "321").pay();

    assertThat(page.headline()).isEqualTo("Төлем өтті");
    assertThat(gateway.sql().one("select language from payment where invoice_number = ?", invoice))
        .as("the shop hears the language that it asked for")
        .isEqualTo("ENGLISH");
  }

  @Test
  void the_buyer_is_sent_back_by_itself_when_the_shop_wants_it() {
    browser.open(address(object().autoBackLink(true).backLink(base + "/sandbox/?language=eng")));

    page.typeCard(VISA, "0127", "321").pay();

    assertThat(page.tone()).isEqualTo("good");
    browser.awaitUrl("/sandbox/");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void on_a_narrow_phone_nothing_scrolls_sideways(Language language) {
    browser.phone(360, 740);
    try {
      browser.open(address(object().language(language.requestWord()).cardSave(true)));
      page.awaitForm();
      long form = overhang();
      picture("page", language);

      page.typeCard("4003032704547597", "0920", "170").pay();
      page.tone();
      long declined = overhang();
      picture("declined", language);
      page.tryAgain();
      page.awaitForm();
      long again = overhang();
      page.typeCard(VISA, "0127", "321").pay();
      browser.until("to be paid", d -> page.tone().equals("good"));
      long paid = overhang();
      picture("result", language);
      browser.open(base + "/sandbox/?language=" + language.requestWord());
      long sandbox = overhang();

      assertThat(List.of(form, declined, again, paid, sandbox)).containsOnly(0L);
    } finally {
      browser.desktop();
    }
  }

  private static void picture(String name, Language language) {
    if (language == Language.KAZAKH) { // one language on the phone is enough for the documents
      Pictures.take(browser, name + "-phone-" + language.tag());
    }
  }

  /// How many pixels of the page lie beyond the right edge.
  private static long overhang() {
    return (Long)
        browser.script("const e = document.scrollingElement; return Math.max(0, e.scrollWidth - e.clientWidth);");
  }

  @Test
  void the_page_looks_as_the_documents_show_it() {
    for (Language language : Language.values()) {
      String number = TestShop.freshInvoice();
      PaymentObjectBuilder object =
          object(number).language(language.requestWord()).cardSave(true).description(described(language));
      browser.open(address(object));
      page.awaitForm();
      browser.type("#number", VISA);
      Pictures.take(browser, "page-desktop-" + language.tag());
      page.typeCard(VISA, "0127", "321");
      page.pay();
      assertThat(page.tone()).isEqualTo("good");
      Pictures.take(browser, "result-desktop-" + language.tag());
    }
    browser.open(base + "/sandbox/?language=eng");
    assertThat(browser.text("h1")).isEqualTo("Buy");
    Pictures.take(browser, "sandbox-desktop-en");
    assertThat(browser.complaints()).isEmpty();
  }

  private static String described(Language language) {
    return switch (language) {
      case RUSSIAN -> "Книги и доставка";
      case KAZAKH -> "Кітаптар мен жеткізу";
      case ENGLISH -> "Books and delivery";
    };
  }

  @Test
  void an_altered_object_is_answered_with_a_page_that_says_so() {
    browser.open(address(object().amount(new BigDecimal("1"))));

    assertThat(page.tone()).isEqualTo("warning");
    assertThat(page.headline()).isEqualTo("The order details do not match");
    assertThat(browser.all("form")).isEmpty();
  }

  @Test
  void without_scripts_the_page_pays_after_a_mistake_and_a_decline() {
    try (Browser plain = Browser.withoutScripts()) {
      PaymentPage plainPage = new PaymentPage(plain);
      plain.open(address(object().cardSave(true)));

      plainPage.typeCard("4405639704015097", "01/27", "321").pay();
      String mistake = plain.text("#number-error");
      plainPage.typeCard("4003032704547597", "09/20", "170").pay();
      String declined = plainPage.tone();
      plainPage.tryAgain();
      plainPage.typeCard(VISA, "01/27", "321").pay();
      plain.until("to be paid", d -> plainPage.tone().equals("good"));
      String back = plain.await("[data-back]").getAttribute("href");

      assertThat(mistake).isEqualTo("The card number has a mistake: check the digits");
      assertThat(declined).isEqualTo("bad");
      assertThat(back).isEqualTo("https://shop.example.kz/order/451");
      assertThat(gateway.sql().one("select save_card from payment where invoice_number = ? and attempt = 2", invoice))
          .isEqualTo("t");
    }
  }

  private PaymentObjectBuilder object() {
    return object(invoice);
  }

  private static PaymentObjectBuilder object(String number) {
    String token = shop.token(number, "1500");
    return PaymentObject.builder()
        .invoiceId(number)
        .terminal(shop.terminal().id().toString())
        .amount(new BigDecimal("1500"))
        .currency("KZT")
        .backLink("https://shop.example.kz/order/451")
        .postLink("")
        .description("order 451")
        .language("eng")
        .auth(TokenReply.bearer(token, 7200, ExpiresInForm.NUMBER, "payment"));
  }

  private String address(PaymentObjectBuilder object) {
    return base + "/payform/?params=" + object.build().toParams();
  }

  @Test
  void the_library_is_loaded_by_a_page_of_any_origin_and_leaves_it_alone() {
    String html = "<!DOCTYPE html><title>shop</title><script src='" + base + "/payform/payment-api.js'></script>";
    try (Receiver elsewhere = Receiver.start()) {
      elsewhere.answers(
          exchange -> {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          });
      browser.open(elsewhere.url("/"));

      Object config = browser.until("the library", d -> browser.script("return window.halyk && halyk.Config()"));

      assertThat(config).isEqualTo(Map.of("pageUrL", base + "/payform/", "origin", base));
      assertThat(browser.script("return typeof window.LZString")).isEqualTo("undefined");
    }
  }

  @Test
  void a_buyer_who_goes_back_after_a_decline_pays_with_another_card() {
    browser.open(address(object()));
    page.typeCard("4003032704547597", "0920", "170").pay();
    assertThat(page.tone()).isEqualTo("bad");

    browser.driver().navigate().back();
    page.typeCard(VISA, "0127", "321").pay();

    browser.until("to be paid", d -> page.tone().equals("good"));
    assertThat(gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isEqualTo(2);
  }
}
