package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// 3-D Secure in a real browser, from the sandbox's shop over the issuer and back.
class SecureJourneyTest {

  private static final String VISA = "4405639704015096";
  private static final String MASTERCARD = "5522042705066736";

  private static TestGateway gateway;
  private static Browser browser;

  private final String account = "account-" + UUID.randomUUID().toString().substring(0, 8);
  private final SandboxPage shop = new SandboxPage(browser, "http://localhost:" + gateway.port());
  private final PaymentPage page = new PaymentPage(browser);
  private final IssuerPage issuer = new IssuerPage(browser);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  private void buy(Language language, String shown) {
    shop.open(language).order("1500", account, language, shown).secure().buy();
  }

  private List<String> states() {
    return gateway.sql().column("select state from payment where account_id = ? order by attempt", account);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_buyer_confirms_at_his_bank_and_has_paid(Language language) {
    buy(language, "redirect");
    page.typeCard(VISA, "01/27", "321").pay();
    issuer.await();
    String spoken = browser.script("return document.documentElement.lang").toString();
    Pictures.take(browser, "acs-desktop-" + language.tag());
    issuer.type(IssuerPage.RIGHT);

    assertThat(page.tone()).isEqualTo("good");
    assertThat(spoken).isEqualTo(language.tag());
    assertThat(states()).containsExactly("AUTHORIZED");
    assertThat(browser.complaints()).isEmpty();
    page.back();
    shop.awaitCardId(account);
  }

  @Test
  void a_buyer_who_fails_tries_another_card() {
    buy(Language.ENGLISH, "redirect");
    page.typeCard(VISA, "01/27", "321").pay();
    issuer.await().typeWrong(2);
    issuer.typeWrong(1);
    Pictures.take(browser, "acs-wrong-desktop-en");
    issuer.type(IssuerPage.WRONG);
    String first = page.tone();

    page.tryAgain();
    page.typeCard(MASTERCARD, "01/27", "775").pay();
    issuer.await().type(IssuerPage.RIGHT);

    browser.until("to be paid", d -> page.tone().equals("good"));
    assertThat(first).isEqualTo("bad");
    assertThat(states()).containsExactly("DECLINED", "AUTHORIZED");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_buyer_who_gives_up_is_declined() {
    buy(Language.KAZAKH, "redirect");
    page.typeCard(VISA, "01/27", "321").pay();
    issuer.await().cancel();

    assertThat(page.tone()).isEqualTo("bad");
    assertThat(states()).containsExactly("DECLINED");
  }

  @Test
  void a_buyer_who_leaves_is_declined_when_the_time_is_over() {
    buy(Language.ENGLISH, "redirect");
    page.typeCard(VISA, "01/27", "321").pay();
    issuer.await();

    browser.open("about:blank");
    List<String> before = states();
    gateway.clock().advance(Duration.ofMinutes(15));
    browser.until("the step to end", d -> states().equals(List.of("DECLINED")));

    assertThat(before).containsExactly("SECURE_STEP");
  }

  @Test
  void the_widget_goes_to_the_bank_and_back_over_the_shop() {
    buy(Language.ENGLISH, "widget");
    browser.driver().switchTo().frame(browser.await("dialog iframe"));
    page.typeCard(VISA, "01/27", "321").pay();
    issuer.await().type(IssuerPage.RIGHT);
    String tone = page.tone();
    browser.driver().switchTo().defaultContent();

    browser.until("the overlay to go", d -> !browser.has("dialog"));
    assertThat(tone).isEqualTo("good");
    assertThat(browser.text("[data-payment]")).isEqualTo("The widget said: success = true");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_issuers_page_changes_its_language_and_fits_a_phone() {
    buy(Language.RUSSIAN, "redirect");
    page.typeCard(VISA, "01/27", "321").pay();
    issuer.await();
    browser.phone(360, 740);
    browser.click("[name=language][value=kaz]");

    browser.until("to speak Kazakh", d -> browser.script("return document.documentElement.lang").equals("kk"));
    Pictures.take(browser, "acs-phone-kk");
    Object overflow = browser.script("return document.documentElement.scrollWidth > window.innerWidth");
    browser.desktop();
    assertThat(overflow).isEqualTo(false);
    issuer.type(IssuerPage.RIGHT);
    assertThat(page.tone()).isEqualTo("good");
  }

  @Test
  void without_scripts_buttons_lead_to_the_bank_and_back() {
    TestShop plainShop = gateway.shop(Terminals::secure3d);
    String invoice = TestShop.freshInvoice();
    String params =
        PaymentObject.builder()
            .invoiceId(invoice)
            .terminal(plainShop.terminal().id().toString())
            .amount(new BigDecimal("100"))
            .currency("KZT")
            .backLink("https://shop.example.kz/order/451")
            .postLink("")
            .description("order 451")
            .language("eng")
            .auth(TokenReply.bearer(plainShop.token(invoice), 7200, ExpiresInForm.NUMBER, "payment"))
            .build()
            .toParams();
    try (Browser plain = Browser.withoutScripts()) {
      PaymentPage plainPage = new PaymentPage(plain);
      plain.open("http://localhost:" + gateway.port() + "/payform/?params=" + params);

      plainPage.typeCard(VISA, "01/27", "321").pay();
      plain.click("form[data-go] button");
      new IssuerPage(plain).await().type(IssuerPage.RIGHT);
      plain.click("form[data-go] button");

      plain.until("to be paid", d -> plainPage.tone().equals("good"));
    }
    assertThat(gateway.sql().column("select state from payment where invoice_number = ?", invoice))
        .containsExactly("AUTHORIZED");
  }
}
