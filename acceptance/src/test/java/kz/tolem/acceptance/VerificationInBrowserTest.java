package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A card is checked and saved on the page, in a real browser (EPAY.md 6.1).
class VerificationInBrowserTest {

  private static final String VISA = "4405639704015096";
  private static final String LOCKED_VISA = "4003032704547597";

  private static TestGateway gateway;
  private static TestShop shop;
  private static Browser browser;

  private final PaymentPage page = new PaymentPage(browser);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  private static String address(Language language) {
    String invoice = TestShop.freshInvoice();
    String token = shop.granted(shop.tokenFor(invoice, "0", "USD").with("accountId", "uuid000001"));
    String params =
        PaymentObject.builder()
            .auth(TokenReply.bearer(token, 7200, ExpiresInForm.NUMBER, "payment"))
            .invoiceId(invoice)
            .terminal(shop.terminal().id().toString())
            .amount(BigDecimal.ZERO)
            .currency("USD")
            .backLink("http://localhost:" + gateway.port() + "/sandbox/")
            .postLink("")
            .description("card 1")
            .language(language.requestWord())
            .cardSave(true)
            .paymentType(PaymentObject.CARD_VERIFICATION)
            .build()
            .toParams();
    return "http://localhost:" + gateway.port() + "/payform/?params=" + URLEncoder.encode(params, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_card_that_is_refused_and_another_that_is_good(Language language) {
    browser.desktop();
    browser.complaints();
    browser.open(address(language));
    page.typeCard(LOCKED_VISA, "0930", "170");
    Pictures.take(browser, "verification-desktop-" + language.tag());
    page.pay();
    String refused = page.tone();
    Pictures.take(browser, "verification-refused-desktop-" + language.tag());
    page.tryAgain();
    browser.phone(390, 844);
    page.typeCard(VISA, "0127", "321");
    Pictures.take(browser, "verification-phone-" + language.tag());
    page.pay();

    assertThat(refused).isEqualTo("bad");
    browser.until("to be verified", d -> page.tone().equals("good"));
    Pictures.take(browser, "verified-phone-" + language.tag());
    browser.desktop();
    Pictures.take(browser, "verified-desktop-" + language.tag());
    assertThat(browser.complaints()).isEmpty();
    assertThat(gateway.sql().one("select state from payment order by opened_at desc, id desc limit 1"))
        .isEqualTo("VERIFIED");
  }
}
