package kz.tolem.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import kz.tolem.gateway.user.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Integration, cards, notifications, people, audit and the operator's page.
class DeskTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static final Pattern COPIED = Pattern.compile("data-copy=\"([^\"]+)\"");

  private static String fresh(Answer page) {
    int at = page.body().indexOf("panel fresh");
    Matcher copied = COPIED.matcher(page.body());
    assertThat(at).as(page.body()).isPositive();
    assertThat(copied.find(at)).isTrue();
    return copied.group(1);
  }

  @Test
  void a_second_secret_works_beside_the_first_and_the_older_is_retired() {
    TestShop shop = gateway.shop();
    Clerk admin = Desk.of(gateway, shop, Role.ADMINISTRATOR);
    admin.get("/account/credentials");

    gateway.clock().advance(java.time.Duration.ofSeconds(1));
    String second = fresh(admin.post("/account/credentials/client-secret"));
    Answer third = admin.post("/account/credentials/client-secret");

    assertThat(third.status()).isEqualTo(422);
    assertThat(admin.get("/account/credentials").body()).doesNotContain(second);
    assertThat(
        gateway.sql().count(
            "select count(*) from client_secret s join merchant m on m.id = s.merchant_id where m.client_id = ?",
            shop.clientId())).isEqualTo(2);

    assertThat(admin.post("/account/credentials/client-secret/retire").status()).isEqualTo(303);
    assertThat(admin.post("/account/credentials/client-secret/retire").status()).isEqualTo(422);
    TestGateway other = gateway.another();
    try {
      assertThat(TokenForm.service(shop.clientId(), second).urlencoded(other.wire()).status()).isEqualTo(200);
      assertThat(
          TokenForm.service(shop.clientId(), shop.clientSecret()).urlencoded(other.wire()).status()).isEqualTo(401);
    } finally {
      other.close();
    }
  }

  @Test
  void signing_secrets_are_two_at_most_too() {
    Clerk admin = Desk.of(gateway, gateway.shop(), Role.ADMINISTRATOR);

    assertThat(fresh(admin.post("/account/credentials/signing-secret"))).startsWith("whsec_");
    assertThat(admin.post("/account/credentials/signing-secret").status()).isEqualTo(422);
    assertThat(admin.post("/account/credentials/signing-secret/retire").status()).isEqualTo(303);
  }

  @Test
  void limits_are_set_and_nonsense_is_not() {
    Clerk admin = Desk.of(gateway, gateway.shop(), Role.ADMINISTRATOR);

    assertThat(
        admin.post(
            "/account/credentials/limits",
            "currency",
            "KZT",
            "support",
            "5 000",
            "alone",
            "100000").status()).isEqualTo(303);
    assertThat(
        admin.post(
            "/account/credentials/limits",
            "currency",
            "KZT",
            "support",
            "5000",
            "alone",
            "10").status()).isEqualTo(422);
    assertThat(
        admin.post(
            "/account/credentials/limits", "currency", "KZT", "support", "x", "alone", "").status()).isEqualTo(422);
    assertThat(
        admin.post(
            "/account/credentials/limits", "currency", "tenge", "support", "1", "alone", "").status()).isEqualTo(400);
    assertThat(admin.get("/account/credentials").body()).contains("value=\"5000\"", "value=\"100000\"");
  }

  @Test
  void a_card_is_found_and_taken_out_of_use_by_its_own_merchant_alone() {
    TestShop shop = gateway.shop();
    Clerk support = Desk.of(gateway, shop, Role.SUPPORT);
    Clerk stranger = Desk.of(gateway, gateway.shop(), Role.ADMINISTRATOR);
    String deactivate = "/account/cards/" + shop.card() + "/deactivate";

    for (String query : new String[] {"", "?q=uuid000001", "?q=5096", "?q=" + shop.card()}) {
      assertThat(support.get("/account/cards" + query).body()).as(query).contains(deactivate, "440563", "5096");
    }
    assertThat(support.get("/account/cards?q=0000").body()).doesNotContain(deactivate);
    assertThat(stranger.get("/account/cards?q=" + shop.card()).body()).doesNotContain(deactivate);
    assertThat(stranger.post(deactivate).status()).isEqualTo(404);

    assertThat(support.post(deactivate).status()).isEqualTo(303);

    assertThat(support.post(deactivate).status()).isEqualTo(404);
    assertThat(support.get("/account/cards").body()).doesNotContain(deactivate);
    assertThat(shop.pay(TestShop.freshInvoice()).status()).isEqualTo(400);
  }

  @Test
  void a_notification_that_failed_is_listed_with_its_reason_and_sent_again() throws Exception {
    TestShop shop = gateway.shop();
    Clerk support = Desk.of(gateway, shop, Role.SUPPORT);
    try (Receiver receiver = Receiver.start()) {
      receiver.answers(Receiver.Behaviour.status(500));
      String invoice = TestShop.freshInvoice();
      shop.payment(invoice)
          .with("postLink", receiver.url("/paid"))
          .send(gateway.wire(), shop.granted(shop.tokenFor(invoice).with("postLink", receiver.url("/paid"))));
      Eventually.holds("it is so", () -> support.get("/account/notifications").body().contains("HTTP 500"));
      String id = gateway.sql().one("select id from notification where invoice_number = ?", invoice);
      receiver.answers(Receiver.Behaviour.status(200));

      Answer again = support.post("/account/notifications/" + id + "/resend");

      assertThat(again.status()).isEqualTo(303);
      Eventually.holds(
          "it is so",
          () -> gateway.sql().count(
              "select count(*) from notification where id = ?::uuid and delivered_at is not null", id) == 1);
      assertThat(support.get("/account/notifications").body()).doesNotContain(id);
      assertThat(support.get("/account/notifications?show=all").body()).contains(id);
      Clerk stranger = Desk.of(gateway, gateway.shop(), Role.ADMINISTRATOR);
      assertThat(stranger.post("/account/notifications/" + id + "/resend").status()).isEqualTo(404);
      assertThat(stranger.get("/account/notifications?show=all").body()).doesNotContain(id);
    }
  }

  @Test
  void a_test_notification_tells_what_the_address_answered() throws Exception {
    Clerk admin = Desk.of(gateway, gateway.shop(), Role.ADMINISTRATOR);
    try (Receiver receiver = Receiver.start()) {
      Answer answer = admin.post("/account/notifications/test", "url", receiver.url("/try"));

      assertThat(Clerk.words(answer)).contains("Answer: HTTP 200");
    }
    assertThat(admin.post("/account/notifications/test", "url", "javascript:alert(1)").status()).isEqualTo(422);
    assertThat(admin.post("/account/notifications/test", "url", "http://").status()).isEqualTo(422);
  }

  @Test
  void somebody_invited_comes_in_by_the_link_and_a_second_merchant_cannot_take_the_account_over() {
    TestShop shop = gateway.shop();
    TestShop other = gateway.shop();
    Clerk admin = Desk.of(gateway, shop, Role.ADMINISTRATOR);
    Clerk otherAdmin = Desk.of(gateway, other, Role.ADMINISTRATOR);
    String login = "anna-" + shop.clientId().substring(5, 13) + "@shop.example.kz";

    String link = fresh(admin.post("/account/people/invite", "login", login, "role", "finance"));
    Clerk anna = new Clerk(gateway);
    Answer form = anna.get(link.substring(link.indexOf("/account")));
    anna.submit(form, "/account/invitation", "password", "a long passphrase", "again", "a long passphrase");
    Answer invitedAgain = otherAdmin.post("/account/people/invite", "login", login, "role", "viewer");
    Answer stolen = otherAdmin.post("/account/people/link", "login", login);

    assertThat(anna.get("/account/payments").status()).isEqualTo(200);
    assertThat(invitedAgain.status()).as("no link for whoever is there").isEqualTo(303);
    assertThat(stolen.status()).isEqualTo(422);
    assertThat(otherAdmin.post("/account/people/role", "login", "nobody@x", "role", "viewer").status()).isEqualTo(404);
    assertThat(new Clerk(gateway).signIn(login, "a long passphrase").status()).isEqualTo(303);
  }

  @Test
  void nobody_changes_the_own_role_and_roles_are_taken_away() {
    TestShop shop = gateway.shop();
    Person boss = Person.of(gateway, shop, Role.ADMINISTRATOR);
    Person viewer = Person.of(gateway, shop, Role.VIEWER);
    Clerk admin = new Clerk(gateway);
    admin.signIn(boss.login().text(), Person.PASSWORD);
    admin.get("/account/people");

    assertThat(
        admin.post("/account/people/role", "login", boss.login().text(), "role", "viewer").status()).isEqualTo(422);
    assertThat(
        admin.post("/account/people/invite", "login", boss.login().text(), "role", "viewer").status()).isEqualTo(422);
    assertThat(admin.post("/account/people/take-away", "login", viewer.login().text()).status()).isEqualTo(303);
    assertThat(new Clerk(gateway).signIn(viewer.login().text(), Person.PASSWORD).status()).isEqualTo(422);
    assertThat(Clerk.words(admin.get("/account/audit"))).contains("Took access away", viewer.login().text());
  }

  @Test
  void the_audit_is_narrowed_by_person_deed_and_day_and_so_is_its_file() {
    TestShop at = gateway.shop();
    Clerk admin = Desk.of(gateway, at, Role.ADMINISTRATOR);
    admin.post("/account/credentials/limits", "currency", "KZT", "support", "888", "alone", "");
    LocalDate today = LocalDate.ofInstant(gateway.clock().instant(), ZoneId.of("Asia/Almaty"));
    String login =
        gateway.sql().one(
            "select login from account_event where merchant_id = ?::uuid limit 1", at.merchant().value().toString());

    for (String page : List.of("/account/audit?", "/account/audit.csv?")) {
      for (String query : List.of(
          "deed=LIMITS_CHANGED", "login=" + login, "login=" + login.toUpperCase(), "from=" + today + "&to=" + today,
          "deed=nonsense&from=x&to=y&before=z")) {
        assertThat(admin.get(page + query).body()).as(page + query).contains("888 KZT");
      }
      for (String query : List.of("deed=REFUND", "login=nobody", "to=2020-01-01", "from=2099-01-01")) {
        assertThat(admin.get(page + query).body()).as(page + query).doesNotContain("888 KZT");
      }
    }
  }

  @Test
  void the_audit_of_one_merchant_is_not_that_of_another() {
    TestShop shop = gateway.shop();
    Clerk admin = Desk.of(gateway, shop, Role.ADMINISTRATOR);
    Clerk stranger = Desk.of(gateway, gateway.shop(), Role.ADMINISTRATOR);
    admin.get("/account/credentials");
    admin.post("/account/credentials/limits", "currency", "KZT", "support", "777", "alone", "");

    assertThat(admin.get("/account/audit").body()).contains("777 KZT");
    assertThat(stranger.get("/account/audit").body()).doesNotContain("777 KZT");
    assertThat(admin.get("/account/audit.csv").body()).contains("777 KZT").contains("Changed refund limits");
    assertThat(stranger.get("/account/audit.csv").body()).doesNotContain("777 KZT");
  }

  @Test
  void an_operator_registers_a_merchant_with_its_first_administrator_and_a_terminal() {
    Person person = Person.of(gateway, gateway.shop(), Role.VIEWER);
    gateway.users().setOperator(person.login(), true);
    Clerk operator = new Clerk(gateway);
    operator.signIn(person.login().text(), Person.PASSWORD);
    operator.get("/account/installation");

    Answer made =
        operator.post(
            "/account/installation/merchants",
            "name",
            "New shop",
            "clientId",
            "new-shop",
            "login",
            "boss@new.example.kz");
    Answer twice =
        operator.post(
            "/account/installation/merchants",
            "name",
            "New shop",
            "clientId",
            "new-shop",
            "login",
            "boss@new.example.kz");
    Answer terminal =
        operator.post(
            "/account/installation/terminals",
            "clientId",
            "new-shop",
            "name",
            "Web",
            "currencies",
            "kzt, usd",
            "twoStep",
            "true");
    Answer wrong =
        operator.post("/account/installation/terminals", "clientId", "new-shop", "name", "Web", "currencies", "tenge");

    assertThat(made.body()).contains("whsec_", "/account/invitation?link=");
    assertThat(twice.status()).isEqualTo(422);
    assertThat(terminal.status()).isEqualTo(303);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(
        gateway.sql().one(
            "select currencies from terminal where name = 'Web'")).isEqualTo(
                "KZT,USD");
  }
}
