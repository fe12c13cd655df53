package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TokenForm;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.gateway.user.Codes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rarer jobs of a shop's people in a real browser: a colleague comes in, a bank's file is compared, a notification
/// is sent again, a large refund takes two.
class AccountJobsInBrowserTest {

  private static final String PASSWORD = "a-password-of-mine";

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

  private static String url(String path) {
    return gateway.wire().base() + "/account" + path;
  }

  private static void typeIn(String login, String password) {
    browser.driver().manage().deleteAllCookies();
    browser.open(url("/language?to=en"));
    browser.type("input[name=login]", login);
    browser.type("input[name=password]", password);
    browser.click("form .primary");
  }

  private static void signIn(String login, String password) {
    typeIn(login, password);
    browser.await(".menu");
  }

  private static void signInAsAdministrator() {
    signIn(SandboxSeed.ADMINISTRATOR.text(), SandboxSeed.USER_PASSWORD);
  }

  /// A payment that is charged.
  private static Answer charged(String invoice, String amount) {
    Answer paid =
        Sandbox.payment(invoice, amount).send(gateway.wire(), Sandbox.granted(gateway.wire(), invoice, amount));
    gateway
        .wire()
        .post(
            "/operation/" + paid.text("id") + "/charge",
            "application/json",
            "",
            "Authorization",
            "Bearer " + Sandbox.service(gateway.wire()));
    return paid;
  }

  /// Invites somebody as an administrator does, and follows the link that is shown.
  private static void invite(String login, String role) {
    signInAsAdministrator();
    browser.open(url("/people"));
    browser.type("form[action$='/invite'] input[name=login]", login);
    browser.await("form[action$='/invite'] option[value=" + role + "]").click();
    browser.click("form[action$='/invite'] .primary");
    URI link = URI.create(browser.text(".fresh code"));
    browser.driver().manage().deleteAllCookies();
    browser.open(url("/language?to=en"));
    // The same gateway under another name would have other cookies.
    browser.open(gateway.wire().base() + link.getPath() + "?" + link.getQuery());
    browser.type("input[name=password]", PASSWORD);
    browser.type("input[name=again]", PASSWORD);
    browser.click("form .primary");
    browser.await(".menu");
  }

  @Test
  void a_colleague_is_invited_chooses_a_password_sets_up_an_app_and_signs_in_with_its_code() {
    invite("anna@shop.example.kz", "finance");
    browser.open(url("/me/set-up"));
    String key = browser.text(".key code").replace(" ", "");
    browser.await(".square");
    Pictures.take(browser, "account/second-factor-light");
    browser.type("input[name=code]", Codes.of(key, gateway.clock().instant()));
    browser.click("form .primary");
    assertThat(browser.text(".codes")).matches("(?s)([a-z2-7-]{19}\\s*){10}");

    gateway.clock().advance(Duration.ofMinutes(1));
    typeIn("anna@shop.example.kz", PASSWORD);
    browser.await(".code");
    browser.type("input[name=code]", "000000");
    browser.click("form .primary");
    assertThat(browser.text(".problem")).isNotBlank();
    browser.type("input[name=code]", Codes.of(key, gateway.clock().instant()));
    browser.click("form .primary");

    assertThat(browser.text(".menu")).contains("Reconciliation").doesNotContain("People");
  }

  @Test
  void a_banks_file_is_compared_and_its_differences_resolved_with_a_note(@TempDir Path folder) throws IOException {
    Answer same = charged("410001", "1500");
    Answer other = charged("410002", "2500");
    charged("410003", "70");
    gateway.clock().advance(Duration.ofMinutes(1));
    Path file = folder.resolve("bank.csv");
    Files.writeString(
        file,
        "RRN;Sum;Cur\r\n" + reference(same) + ";1 500,00;KZT\r\n" + reference(other)
            + ";2 400,00;KZT\r\n999999999999;5;KZT\r\n");
    String today = LocalDate.ofInstant(gateway.clock().instant(), ZoneId.of("Asia/Almaty")).toString();
    signIn(SandboxSeed.USER.text(), SandboxSeed.USER_PASSWORD);

    browser.open(url("/reconciliation?from=" + today + "&to=" + today));
    browser.script(
        "for (const each of document.querySelectorAll('.content input[type=date]')) each.value = arguments[0]", today);
    browser.await("input[type=file]").sendKeys(file.toString());
    browser.click(".content form .primary");
    browser.await("select[name=reference] option[value=RRN]").click();
    browser.await("select[name=amount] option[value=Sum]").click();
    browser.await("select[name=currency] option[value=Cur]").click();
    browser.click(".content form .primary");
    browser.await("input[name=note]");
    Pictures.take(browser, "account/reconciliation-light");
    assertThat(browser.text(".content")).contains("2,400", "2,500", "Missing at the bank");
    int open = browser.all("input[name=note]").size();
    browser.type("input[name=note]", "the bank corrects it tomorrow");
    browser.click("form[action$='/resolve'] button");

    browser.until("to see one less", _ -> browser.all("input[name=note]").size() == open - 1);
    assertThat(browser.text(".content")).contains("the bank corrects it tomorrow");
  }

  /// What the bank knows the charge by.
  private static String reference(Answer paid) {
    return gateway.sql()
        .one("select reference from operation where payment_id = ?::uuid and kind = 'CHARGE'", paid.text("id"));
  }

  @Test
  void a_notification_that_a_shop_did_not_take_is_seen_with_its_reason_and_sent_again() throws Exception {
    try (Receiver receiver = Receiver.start()) {
      receiver.answers(Receiver.Behaviour.status(500));
      String link = receiver.url("/paid");
      TokenForm token = Sandbox.token("420001", "900").with("postLink", link);
      Sandbox.payment("420001", "900")
          .with("postLink", link)
          .send(gateway.wire(), token.urlencoded(gateway.wire()).text("access_token"));
      receiver.await(1);
      signInAsAdministrator();
      browser.until(
          "to see what failed",
          _ -> {
            browser.open(url("/notifications"));
            return browser.text(".content").contains("HTTP 500");
          });
      Pictures.take(browser, "account/notifications-light");
      receiver.answers(Receiver.Behaviour.status(200));

      browser.click("form[action$='/resend'] button");

      receiver.await(2);
      browser.until(
          "to see it delivered",
          _ -> {
            browser.open(url("/notifications?show=all"));
            return browser.text(".table-wrap").contains("delivered");
          });
      browser.type("input[name=url]", receiver.url("/test"));
      browser.click("form[action$='/notifications/test'] button");
      assertThat(browser.text(".said")).contains("HTTP 200");
    }
  }

  @Test
  void a_large_refund_is_asked_for_by_one_and_allowed_by_another() {
    String paid = charged("430001", "5000").text("id");
    signInAsAdministrator();
    browser.open(url("/credentials"));
    browser.type("input[name=support]", "1000");
    browser.click("form[action$='/limits'] button");
    browser.await(".said");
    invite("dana@shop.example.kz", "support");

    browser.open(url("/payments/" + paid));
    browser.type("form[action$='/refund'] input[name=amount]", "4000");
    browser.type("form[action$='/refund'] input[name=reason]", "the order never came");
    browser.click("form[action$='/refund'] .primary");
    browser.await(".said");
    assertThat(browser.text("#story")).contains("A refund of 4,000");
    assertThat(browser.has("form[action$='/allow']")).isFalse();

    signIn(SandboxSeed.USER.text(), SandboxSeed.USER_PASSWORD);
    browser.open(url("/payments/" + paid));
    Pictures.take(browser, "account/second-person-light");
    browser.click("form[action$='/allow'] button");
    browser.until("to read that it is refunded", _ -> browser.text(".sum").contains("Partly refunded"));

    assertThat(browser.text(".story")).contains("Asked for a refund", "Allowed a refund", "the order never came");
  }
}
