package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.sandbox.SandboxSeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/// The jobs of finance and support in a real browser: sign in, find, refund, look after integration, on a desk and on a
/// phone.
class AccountInBrowserTest {

  private static final String PASSWORD = SandboxSeed.USER_PASSWORD;

  private static TestGateway gateway;
  private static Browser browser;
  private static String paid;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    browser = Browser.start();
    paid = business();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  /// A few days of a shop's life.
  /// @return a payment of today that is authorised
  private static String business() {
    int invoice = 200_000;
    String last = "";
    for (int day = 0; day < 10; day++) {
      int payments = 5 + day * 7 % 9;
      for (int i = 0; i < payments; i++) {
        String amount = i % 6 == 5
            ? Integer.toString(900_000 + List.of(484, 465, 469).get(day % 3))
            : Integer.toString(1_200 + (day * 37 + i * 911) % 9_000);
        Answer answer = pay(Integer.toString(invoice++), amount);
        if (answer.status() == 200) {
          last = answer.text("id");
          if (i % 2 == 0) {
            charge(last);
          }
        }
      }
      if (day < 9) {
        gateway.clock().advance(Duration.ofHours(24));
      }
    }
    return pay(Integer.toString(invoice), "12500").text("id");
  }

  private static Answer pay(String invoice, String amount) {
    return Sandbox.payment(invoice, amount).send(gateway.wire(), Sandbox.granted(gateway.wire(), invoice, amount));
  }

  private static void charge(String id) {
    String token =
        Sandbox.service(gateway.wire());
    gateway.wire().post("/operation/" + id + "/charge", "application/json", "", "Authorization", "Bearer " + token);
  }

  private static String url(String path) {
    return gateway.wire().base() + path;
  }

  /// Whether the documents show a page in the dark and on a phone, too.
  private static boolean isShown(String page) {
    return List.of("/", "/payments", "/payments/" + paid).contains(page);
  }

  /// The name of a page's picture.
  private static String pictureOf(String page) {
    return page.replace("/payments/" + paid, "/payment").replaceAll("/$", "/overview");
  }

  private static void signIn(String login) {
    browser.driver().manage().deleteAllCookies();
    browser.open(url("/account/language?to=en"));
    browser.type("input[name=login]", login);
    browser.type("input[name=password]", PASSWORD);
    browser.click("form .primary");
    browser.await(".menu");
  }

  @Test
  void finance_signs_in_finds_a_payment_charges_it_and_refunds_a_part() {
    signIn(SandboxSeed.USER.text());
    Pictures.take(browser, "account/overview-light");

    browser.click(".menu-item[href$='/payments']");
    browser.await("#rows .row-link");
    Pictures.take(browser, "account/payments-light");
    browser.type("[data-search]", paid);
    browser.click(".filters .primary");
    browser.click("#rows .row-link");
    browser.await("#story");
    browser.click("form[action$='/charge'] .primary");
    browser.until("to read that it is charged", d -> browser.text(".sum").contains("Charged"));
    gateway.clock().advance(Duration.ofSeconds(95));
    browser.type("form[action$='/refund'] input[name=amount]", "500");
    browser.type("form[action$='/refund'] input[name=reason]", "one item was broken");
    browser.click("form[action$='/refund'] .primary");
    browser.until("to read that it is refunded", d -> browser.text(".sum").contains("Partly refunded"));

    assertThat(browser.text(".story")).contains("Refund 500", "one item was broken", SandboxSeed.USER.text());
    Pictures.take(browser, "account/payment-light");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void every_page_of_an_administrator_fits_a_phone_and_complains_of_nothing() {
    signIn(SandboxSeed.ADMINISTRATOR.text());
    browser.phone(360, 780);
    try {
      for (String page :
          List.of(
              "/",
              "/payments",
              "/payments/" + paid,
              "/cards",
              "/notifications",
              "/statements",
              "/credentials",
              "/people",
              "/audit",
              "/installation",
              "/me")) {
        browser.open(url("/account" + page));
        browser.await("#content");
        Object wide =
            browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Long) wide).intValue()).as("overflow of " + page).isLessThanOrEqualTo(0);
        if (isShown(page)) {
          Pictures.take(browser, "account" + pictureOf(page) + "-phone");
        }
      }
    } finally {
      browser.desktop();
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void pages_are_readable_in_the_dark() {
    signIn(SandboxSeed.ADMINISTRATOR.text());
    browser.driver().executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    try {
      for (
          String page : List.of(
              "/",
              "/payments",
              "/payments/" + paid,
              "/credentials",
              "/people",
              "/installation",
              "/statements",
              "/cards",
              "/notifications",
              "/audit",
              "/me")) {
        browser.open(url("/account" + page));
        browser.await("#content");
        if (isShown(page)) {
          Pictures.take(browser, "account" + pictureOf(page) + "-dark");
        }
      }
      assertThat(browser.script("return getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(15, 21, 20)");
    } finally {
      browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
  }

  @Test
  void a_secret_is_made_shown_once_and_copied_by_a_button() {
    signIn(SandboxSeed.ADMINISTRATOR.text());
    browser.open(url("/account/credentials"));
    Pictures.take(browser, "account/credentials-light");
    browser.click("form[action$='/signing-secret'] button");
    browser.await(".fresh");

    assertThat(browser.text(".fresh code")).startsWith("whsec_");
    browser.click("form[action$='/signing-secret/retire'] button");
    browser.driver().switchTo().alert().accept();
    browser.await(".said");
    assertThat(browser.has(".fresh")).isFalse();
  }

  @Test
  void the_sign_in_page_names_the_test_people_and_one_click_lets_them_in() {
    browser.driver().manage().deleteAllCookies();
    browser.open(url("/account/language?to=en&next=/payments"));
    browser.await(".try-person");
    Pictures.take(browser, "account/sign-in-light");
    browser.click(".try-person");
    browser.awaitUrl("/account/");

    assertThat(browser.text(".menu")).contains("Payments", "Statements").doesNotContain("People");
  }

  @Test
  void keys_lead_to_the_search_and_to_other_parts() {
    signIn(SandboxSeed.USER.text());
    browser.open(url("/account/payments"));
    browser.await("[data-search]");
    browser.driver().findElement(By.tagName("body")).sendKeys("/");
    assertThat(browser.script("return document.activeElement.name")).isEqualTo("q");
    browser.script("document.activeElement.blur()");
    browser.driver().findElement(By.tagName("body")).sendKeys("g", "s");
    browser.awaitUrl("/statements");
    browser.open(url("/account/statements?from=2026-01-15&to=2026-01-24"));
    Pictures.take(browser, "account/statements-light");
  }

  @Test
  void without_scripts_the_pages_still_work() {
    try (Browser plain = Browser.withoutScripts()) {
      plain.open(url("/account/language?to=en"));
      plain.type("input[name=login]", SandboxSeed.USER.text());
      plain.type("input[name=password]", PASSWORD);
      plain.click("form .primary");
      plain.await(".menu");
      plain.open(url("/account/payments?q=" + paid));
      plain.click("#rows .row-link");
      plain.await(".story");
      assertThat(plain.text(".sum")).contains("12,500");
    }
  }
}
