package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.sandbox.SandboxSeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The account pages for people who use no mouse, do not see them well, or have a slow line.
class AccountForAllTest {

  private static final int FIRST_PAGE_BYTES_MAX = 100_000;

  private static TestGateway gateway;
  private static Browser browser;
  private static String paid;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    browser = Browser.start();
    for (int i = 0; i < 4; i++) {
      pay(Integer.toString(300_000 + i), "900484");
    }
    paid = pay("300010", "7700").text("id");
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  private static Answer pay(String invoice, String amount) {
    return Sandbox.payment(invoice, amount).send(gateway.wire(), Sandbox.granted(gateway.wire(), invoice, amount));
  }

  private static String url(String path) {
    return gateway.wire().base() + "/account" + path;
  }

  private static List<String> pages() {
    return List.of(
        "/",
        "/payments",
        "/payments?q=nothing-like-it",
        "/payments/" + paid,
        "/cards",
        "/notifications",
        "/statements",
        "/reconciliation",
        "/credentials",
        "/people",
        "/audit",
        "/installation",
        "/me",
        "/me/set-up");
  }

  private static void signIn() {
    browser.driver().manage().deleteAllCookies();
    browser.open(url("/language?to=en"));
    browser.type("input[name=login]", SandboxSeed.ADMINISTRATOR.text());
    browser.type("input[name=password]", SandboxSeed.USER_PASSWORD);
    browser.click("form .primary");
    browser.await(".menu");
  }

  private static List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (String page : pages()) {
      browser.open(url(page));
      browser.await("h1");
      Axe.findings(browser).forEach(each -> findings.add(page + " " + each));
    }
    return findings;
  }

  @Test
  void nothing_serious_is_found_on_any_page_in_the_light() {
    browser.driver().manage().deleteAllCookies();
    browser.open(url("/language?to=en"));
    browser.await("input[name=login]");
    List<String> atTheDoor = Axe.findings(browser);

    signIn();

    assertThat(atTheDoor).isEmpty();
    assertThat(findings()).isEmpty();
  }

  @Test
  void nothing_serious_is_found_on_any_page_in_the_dark_on_a_phone() {
    signIn();
    browser.phone(360, 780);
    browser.driver().executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    try {
      assertThat(findings()).isEmpty();
    } finally {
      browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
      browser.desktop();
    }
  }

  @Test
  void the_first_page_is_light() {
    signIn();
    browser.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
    browser.open(url("/"));
    browser.await(".uplot");

    Object bytes =
        browser.script(
            """
            return performance.getEntriesByType("navigation")
              .concat(performance.getEntriesByType("resource"))
              .reduce((sum, each) => sum + each.transferSize, 0)
            """);

    assertThat(((Number) bytes).longValue()).isBetween(10_000L, (long) FIRST_PAGE_BYTES_MAX);
  }
}
