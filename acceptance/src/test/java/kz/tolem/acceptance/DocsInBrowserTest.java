package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tolem.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/// The pages of the API reference, as a reader sees them.
class DocsInBrowserTest {

  private static TestGateway gateway;
  private static Browser browser;

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

  /// To open the same page at another place would not load it anew.
  @BeforeEach
  void leave() {
    browser.open("about:blank");
    browser.complaints();
  }

  @Test
  void every_operation_is_shown_and_the_strict_policy_blocks_nothing() {
    browser.open(gateway.wire().base() + "/docs");

    browser.await("#operations-payment-pay");
    Pictures.take(browser, "docs");
    assertThat(browser.all(".opblock")).hasSizeGreaterThan(20);
    assertThat(browser.text(".info .title")).contains("Tolem");
    assertThat(browser.has(".errors-wrapper")).isFalse();

    browser.click("#operations-payment-pay .opblock-summary-control");
    browser.await("#operations-payment-pay .responses-table");
    browser.script("document.querySelector('#operations-payment-pay').scrollIntoView()");
    Pictures.take(browser, "docs-payment");
    browser.script("document.querySelector('#operations-payment-pay .responses-wrapper').scrollIntoView()");
    Pictures.take(browser, "docs-payment-responses");
    browser.click("#operations-payment-payWithCryptogram .opblock-summary-control");
    browser.await("#operations-payment-payWithCryptogram .responses-table");
    browser.script("document.querySelector('#operations-payment-payWithCryptogram').scrollIntoView()");
    Pictures.take(browser, "docs-cryptogram");
    browser.script("document.querySelector('#operations-tag-card').scrollIntoView()");
    Pictures.take(browser, "docs-cards");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void notifications_are_shown_behind_the_calls() {
    browser.open(gateway.wire().base() + "/docs/");
    browser.await(".webhooks .opblock");
    browser.script("document.querySelector('.webhooks').scrollIntoView()");
    Pictures.take(browser, "docs-notifications");

    assertThat(browser.all(".webhooks .opblock")).hasSize(3);
    assertThat(browser.text(".webhooks")).contains("postLink", "failurePostLink");
  }

  @Test
  void a_sandbox_lets_a_reader_send_a_request_from_the_page() {
    browser.open(gateway.wire().base() + "/docs/#/life/statusById");
    browser.click("#operations-life-statusById .try-out__btn");
    String field = "#operations-life-statusById tr[data-param-name=id] input:not([disabled])";
    browser.type(field, "01a20be0-a4a9-7688-a596-11009e060519");

    browser.click("#operations-life-statusById .execute");

    browser.await("#operations-life-statusById .live-responses-table");
    browser.until(
        "the gateway's answer",
        d -> d.findElement(By.cssSelector(".live-responses-table")).getText().contains("token is invalid"));
    Pictures.take(browser, "docs-tried");
  }

  @Test
  void on_a_phone_nothing_sticks_out() {
    browser.phone(390, 844);
    try {
      browser.open(gateway.wire().base() + "/docs/");
      browser.await("#operations-payment-pay");
      Pictures.take(browser, "docs-phone");

      Object wider = browser.script("return document.documentElement.scrollWidth - window.innerWidth");

      assertThat(((Number) wider).intValue()).isLessThanOrEqualTo(0);
    } finally {
      browser.desktop();
    }
  }
}
