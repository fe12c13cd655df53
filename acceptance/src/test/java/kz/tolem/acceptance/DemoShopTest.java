package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/// The demo shop as a person uses it: what the README shows first.
class DemoShopTest {

  private static final String VISA = "4405639704015096";
  private static final String LOCKED_VISA = "4003032704547597";

  private static TestGateway gateway;
  private static DemoShop shop;
  private static Browser browser;

  private final PaymentPage page = new PaymentPage(browser);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = DemoShop.beside(gateway);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
    gateway.close();
  }

  @Test
  void from_the_basket_to_the_refund() {
    List<String> barriers = new ArrayList<>();
    browser.open(shop.url() + "/?lang=en");
    Pictures.take(browser, "shop-shelf-en");
    barriers.addAll(Axe.findings(browser));

    add("apricots");
    add("green-tea");
    browser.open(shop.url() + "/basket");
    browser.click("#pay");
    payWhileTheOrdersPageIsOpen();
    payWithTheSavedCard("prunes");
    browser.click(".order:last-child [data-ship]");
    browser.await(".order:last-child[data-state=SHIPPED]");
    browser.click(".order:first-child .steps summary");
    barriers.addAll(Axe.findings(browser));
    browser.script("scrollTo(0, 0)");
    Pictures.take(browser, "shop-orders-en");
    browser.click(".order:last-child [data-give-back]");
    browser.await(".order:last-child[data-state=REFUNDED]");
    browser.click(".order:first-child [data-give-back]");
    browser.await(".order:first-child[data-state=CANCELLED]");

    assertThat(gateway.sql().column("select kind from operation where state = 'DONE' order by opened_at"))
        .containsExactly("CHARGE", "REFUND", "CANCEL");
    assertThat(barriers).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  /// Types a card in one window, while the orders page in another one changes without being loaded again.
  private void payWhileTheOrdersPageIsOpen() {
    page.typeCard(VISA, "01/27", "321");
    String buying = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    String watching = browser.driver().getWindowHandle();
    browser.open(shop.url() + "/orders");
    browser.await(".order[data-state=OPEN]");
    browser.await(".live-on");
    browser.script("window.neverLoadedAgain = true");

    browser.driver().switchTo().window(buying);
    page.pay();
    assertThat(page.tone()).isEqualTo("good");
    browser.driver().switchTo().window(watching);
    browser.await(".order[data-state=HELD]");
    assertThat(browser.script("return window.neverLoadedAgain")).isEqualTo(true);
    assertThat(browser.text("#said")).endsWith(": Paid");

    browser.driver().close();
    browser.driver().switchTo().window(buying);
    page.back();
    browser.awaitUrl("/orders?now=");
  }

  /// Buys something more by one press, with no card to type.
  private void payWithTheSavedCard(String goods) {
    browser.open(shop.url());
    add(goods);
    browser.open(shop.url() + "/basket");
    List<String> barriers = Axe.findings(browser);
    Pictures.take(browser, "shop-basket-en");
    browser.click("#pay");

    browser.until("two orders to be paid", _ -> browser.all(".order[data-state=HELD]").size() == 2);
    assertThat(gateway.sql().column("select distinct card_id::text from payment")).hasSize(1);
    assertThat(barriers).isEmpty();
  }

  private static void add(String goods) {
    browser.click("#" + goods + " button");
    browser.await("[data-count]");
  }

  @Test
  void a_declined_buyer_tries_another_card_on_the_orders_page_and_in_his_language() {
    browser.driver().manage().deleteAllCookies();
    browser.phone(390, 844);
    dark(true);
    browser.open(shop.url() + "/?lang=kk");
    Pictures.take(browser, "shop-phone-kk");
    add("honey");
    browser.open(shop.url() + "/basket");
    Pictures.take(browser, "shop-basket-phone-kk");
    List<String> barriers = new ArrayList<>(Axe.findings(browser));
    browser.click("#pay");

    page.typeCard(LOCKED_VISA, "09/20", "170").pay();
    assertThat(page.tone()).isEqualTo("bad");
    browser.open(shop.url() + "/orders");
    String tone = browser.await(".order[data-tone=bad]").getAttribute("data-tone");
    barriers.addAll(Axe.findings(browser));
    Pictures.take(browser, "shop-orders-phone-kk");
    browser.click(".order form.actions button");
    page.typeCard(VISA, "01/27", "321").pay();
    page.back();

    assertThat(tone).isEqualTo("bad");
    assertThat(browser.await(".order[data-state=HELD] .headline").getText()).isEqualTo("Төленді");
    assertThat(overflow()).isFalse();
    assertThat(barriers).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    dark(false);
    browser.desktop();
  }

  private static boolean overflow() {
    return (Boolean) browser.script("return document.documentElement.scrollWidth > innerWidth");
  }

  private static void dark(boolean dark) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of(
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }
}
