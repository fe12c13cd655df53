package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.TestGateway;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The way of a new user through the sandbox: save a card on the hosted page, hear of it, pay with it again.
class BuyerJourneyTest {

  private static final String VISA = "4405639704015096";
  private static final String LOCKED_VISA = "4003032704547597";

  private static TestGateway gateway;
  private static Browser browser;

  private final String account = "account-" + UUID.randomUUID().toString().substring(0, 8);
  private final SandboxPage shop = new SandboxPage(browser, "http://localhost:" + gateway.port());
  private final PaymentPage page = new PaymentPage(browser);

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

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_buyer_saves_a_card_and_the_shop_pays_with_it_again(Language language) {
    shop.open(language).order("1500", account, language, "redirect").buy();
    page.awaitForm();
    String spoken = browser.script("return document.documentElement.lang").toString();

    page.typeCard(VISA, "0127", "321").pay();
    String tone = page.tone();
    page.back();
    String card = shop.awaitCardId(account);
    shop.payAgainWith(card);

    assertThat(spoken).isEqualTo(language.tag());
    assertThat(tone).isEqualTo("good");
    assertThat(Json.object(shop.answer())).containsEntry("status", "AUTH").containsEntry("cardID", card);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_next_time_the_page_offers_the_saved_card_and_asks_for_its_code_alone() {
    shop.open(Language.ENGLISH).order("1500", account, Language.ENGLISH, "redirect").buy();
    page.typeCard(VISA, "01/27", "321").pay();
    page.back();
    String card = shop.awaitCardId(account);

    shop.order("250", account, Language.ENGLISH, "redirect").buy();
    page.awaitForm();
    boolean asksForNumber = browser.all("#number").getFirst().isDisplayed();
    browser.type("#cvc", "321");
    page.pay();

    assertThat(asksForNumber).isFalse();
    assertThat(page.tone()).isEqualTo("good");
    assertThat(gateway.sql().column("select card_id from payment where account_id = ?", account))
        .containsOnly(card)
        .hasSize(2);
  }

  @Test
  void a_declined_buyer_tries_another_card() {
    shop.open(Language.RUSSIAN).order("1500", account, Language.RUSSIAN, "redirect").buy();

    page.typeCard(LOCKED_VISA, "09/20", "170").pay();
    String first = page.tone();
    page.tryAgain();
    page.typeCard(VISA, "01/27", "321").pay();

    browser.until("to be paid", d -> page.tone().equals("good"));
    assertThat(first).isEqualTo("bad");
    assertThat(gateway.sql().column("select state from payment where account_id = ? order by attempt", account))
        .containsExactly("DECLINED", "AUTHORIZED");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_widget_pays_over_the_shop_and_tells_it() {
    shop.open(Language.ENGLISH).order("1500", account, Language.KAZAKH, "widget").buy();
    browser.driver().switchTo().frame(browser.await("dialog iframe"));

    page.typeCard(VISA, "01/27", "321").pay();
    String tone = page.tone();
    browser.driver().switchTo().defaultContent();

    browser.until("the overlay to go", d -> !browser.has("dialog"));
    assertThat(tone).isEqualTo("good");
    assertThat(browser.text("[data-payment]")).isEqualTo("The widget said: success = true");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_closed_widget_tells_the_shop_that_nothing_was_paid() {
    shop.open(Language.ENGLISH).order("1500", account, Language.ENGLISH, "widget").buy();
    browser.await("dialog iframe");

    browser.click("dialog button");

    assertThat(browser.text("[data-payment]")).isEqualTo("The widget said: success = false");
  }

  @Test
  void a_result_can_be_loaded_again() {
    shop.open(Language.ENGLISH).order("1500", account, Language.ENGLISH, "redirect").buy();
    page.typeCard(VISA, "01/27", "321").pay();
    String first = page.tone();

    browser.driver().navigate().refresh();

    assertThat(first).isEqualTo("good");
    assertThat(page.tone()).isEqualTo("good");
    assertThat(gateway.sql().count("select count(*) from payment where account_id = ?", account)).isEqualTo(1);
  }
}
