package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Password;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tokens of a merchant's users: by password and by refresh token (EPAY.md 2.6, 2.7).
class UserTokenTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer status(TestShop shop, String token) {
    return gateway
        .wire()
        .send(
            gateway
                .wire()
                .to("/check-status/payment/transactionId/00000000-0000-4000-8000-000000000000")
                .header("Authorization", "Bearer " + token));
  }

  @Test
  void name_and_password_get_a_token_as_documented() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

    var answer = person.form().urlencoded(gateway.wire());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().keySet()).containsExactly("access_token", "token_type", "refresh_token", "expires_in");
    assertThat(answer.text("token_type")).isEqualTo("bearer");
    assertThat(answer.field("expires_in")).isEqualTo(new BigDecimal(43_199));
    assertThat(answer.header("cache-control")).contains("no-store");
  }

  @Test
  void the_user_of_the_sandbox_signs_in() {
    var answer =
        gateway
            .wire()
            .post(
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=password&username=cashier%40shop.example.kz&password=not-a-real-password&scope=api"
                    + "&client_id=test&client_secret=yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void every_dress_and_both_paths_are_taken() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

    assertThat(person.form().multipart(gateway.wire()).status()).isEqualTo(200);
    assertThat(person.form().multipart(gateway.wire(), "/epay2/oauth2/token").status()).isEqualTo(200);
    assertThat(person.form().multipartWithoutEnd(gateway.wire()).status()).isEqualTo(200);
    assertThat(person.form().json(gateway.wire()).status()).isEqualTo(200);
    assertThat(person.form().without("scope").json(gateway.wire()).status()).isEqualTo(200);
    assertThat(person.form().with("username", person.login().text().toUpperCase()).json(gateway.wire()).status())
        .as("the name in capitals")
        .isEqualTo(200);
  }

  @Test
  void expires_in_is_a_text_for_merchants_who_want_it_so() {
    var shop = gateway.shop(t -> t, Duration.ofSeconds(1200), ExpiresInForm.STRING);
    var person = Person.of(gateway, shop, Role.VIEWER);

    var signedIn = person.signIn();

    assertThat(signedIn.field("expires_in")).isEqualTo("43199");
    assertThat(person.refresh(signedIn.text("refresh_token")).field("expires_in")).isEqualTo("1200");
  }

  @Test
  void the_token_lives_as_long_as_it_says() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var person = Person.of(own, shop, Role.VIEWER);
      var token = person.token();

      own.clock().advance(Duration.ofSeconds(43_198));
      var inTime = list(own, token);
      own.clock().advance(Duration.ofSeconds(1));
      var tooLate = list(own, token);

      assertThat(inTime.status()).isEqualTo(200);
      assertThat(tooLate.status()).isEqualTo(401);
      assertThat(tooLate.text("message")).isEqualTo("token is expired");
    }
  }

  private static Answer list(TestGateway at, String token) {
    return at.wire()
        .post(
            "/operations",
            "application/json",
            "{\"searchParameters\":[{\"name\":\"created_date\",\"method\":\">\","
                + "\"searchParameter\":[\"2020-01-01\"]}]}",
            "Authorization",
            "Bearer " + token);
  }

  /// One answer for all of it: which part was wrong is nobody's business.
  @Test
  void whatever_is_wrong_the_answer_is_the_same() {
    var shop = gateway.shop();
    var other = gateway.shop();
    var person = Person.of(gateway, shop, Role.ADMINISTRATOR);
    var disabled = Person.of(gateway, shop, Role.VIEWER);
    gateway.users().disable(disabled.login());
    var left = Person.of(gateway, shop, Role.VIEWER);
    gateway.users().removeRole(left.login(), shop.merchant());
    var foreign = Person.of(gateway, other, Role.VIEWER);
    List<TokenForm> wrong =
        List.of(
            person.form().with("password", "not-a-real-passworD"),
            person.form().with("password", Person.PASSWORD + " "),
            person.form().with("password", "x".repeat(8000)),
            person.form().with("username", "nobody@shop.example.kz"),
            person.form().with("username", "no name at all' or 1=1 --"),
            person.form().with("username", "имя"),
            person.form().with("client_id", other.clientId()).with("client_secret", other.clientSecret()),
            foreign.form().with("client_id", shop.clientId()).with("client_secret", shop.clientSecret()),
            disabled.form(),
            left.form());

    for (TokenForm form : wrong) {
      var answer = form.urlencoded(gateway.wire());

      assertThat(answer.status()).as(form.fields().toString()).isEqualTo(400);
      assertThat(answer.json())
          .containsOnly(
              java.util.Map.entry("code", new BigDecimal(-1)),
              java.util.Map.entry("message", "user name or password is wrong"),
              java.util.Map.entry("error", "invalid_grant"),
              java.util.Map.entry("error_description", "user name or password is wrong"));
    }
  }

  @Test
  void the_client_is_checked_before_its_user() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

    var answer = person.form().with("client_secret", "wrong").urlencoded(gateway.wire());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
  }

  @Test
  void a_refresh_token_gets_a_further_token_as_documented() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.VIEWER);
    var signedIn = person.signIn();

    var answer = person.refresh(signedIn.text("refresh_token"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().keySet())
        .containsExactly("access_token", "expires_in", "scope", "token_type", "refresh_token");
    assertThat(answer.text("token_type")).isEqualTo("Bearer");
    assertThat(answer.text("scope")).isEqualTo("api");
    assertThat(answer.field("expires_in")).isEqualTo(new BigDecimal(7200));
    assertThat(answer.text("refresh_token")).isNotEqualTo(signedIn.text("refresh_token"));
    assertThat(status(shop, answer.text("access_token")).text("resultCode")).isEqualTo("102");
  }

  @Test
  void a_client_that_knows_only_its_first_refresh_token_may_go_on_with_it() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
    var first = person.signIn().text("refresh_token");

    for (int i = 0; i < 3; i++) {
      assertThat(person.refresh(first).status()).isEqualTo(200);
    }
  }

  @Test
  void each_refresh_token_may_be_replaced_by_the_next() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
    var token = person.signIn().text("refresh_token");

    for (int i = 0; i < 3; i++) {
      var answer = person.refresh(token);
      assertThat(answer.status()).isEqualTo(200);
      token = answer.text("refresh_token");
    }
  }

  @Test
  void an_old_refresh_token_that_comes_back_ends_the_session() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.VIEWER);
    var first = person.signIn().text("refresh_token");
    var second = person.refresh(first).text("refresh_token");
    var third = person.refresh(second);
    var other = person.signIn();

    var reused = person.refresh(first);

    assertThat(reused.status()).isEqualTo(400);
    assertThat(reused.text("error")).isEqualTo("invalid_grant");
    assertThat(reused.text("message")).isEqualTo("refresh token is invalid");
    assertThat(person.refresh(third.text("refresh_token")).status()).as("the newest of the family").isEqualTo(400);
    assertThat(status(shop, third.text("access_token")).status()).as("its access token").isEqualTo(401);
    assertThat(status(shop, other.text("access_token")).status()).as("another sign-in").isEqualTo(200);
  }

  @Test
  void of_two_successors_of_one_token_the_older_is_dead() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
    var first = person.signIn().text("refresh_token");
    var lost = person.refresh(first).text("refresh_token");
    var kept = person.refresh(first).text("refresh_token");

    assertThat(person.refresh(kept).status()).isEqualTo(200);
    assertThat(person.refresh(lost).status()).isEqualTo(400);
    assertThat(person.refresh(kept).status()).as("the family is ended").isEqualTo(400);
  }

  @Test
  void many_uses_of_a_refresh_token_at_once_leave_one_successor() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
    var first = person.signIn().text("refresh_token");

    List<Answer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          IntStream.range(0, 16)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> person.refresh(first), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(
            gateway
                .sql()
                .count(
                    """
                    select count(*) from refresh_token t
                      join user_session s on s.id = t.session_id
                      join app_user u on u.id = s.user_id
                     where u.login = ? and t.replaced_at is null
                    """,
                    person.login().text()))
        .isEqualTo(2);
  }

  @Test
  void a_refresh_token_is_its_clients_alone() {
    var shop = gateway.shop();
    var other = gateway.shop();
    var person = Person.of(gateway, shop, Role.VIEWER);
    var token = person.signIn().text("refresh_token");

    var foreign =
        person.refreshForm(token).with("client_id", other.clientId()).with("client_secret", other.clientSecret());

    assertThat(foreign.urlencoded(gateway.wire()).text("error")).isEqualTo("invalid_grant");
    assertThat(person.refresh("0f1e2d3c-4b5a-4968-8776-655443322110").text("error")).isEqualTo("invalid_grant");
    assertThat(person.refresh(token).status()).isEqualTo(200);
  }

  @Test
  void a_session_is_over_after_30_days() {
    try (var own = TestGateway.start()) {
      var person = Person.of(own, own.shop(), Role.VIEWER);
      var token = person.signIn().text("refresh_token");

      own.clock().advance(Duration.ofDays(30).minusSeconds(1));
      var inTime = person.refresh(token);
      own.clock().advance(Duration.ofSeconds(1));

      assertThat(inTime.status()).isEqualTo(200);
      assertThat(person.refresh(token).status()).isEqualTo(400);
      assertThat(list(own, inTime.text("access_token")).status()).isEqualTo(401);
    }
  }

  @Test
  void who_is_disabled_is_out_at_once() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.FINANCE);
    var signedIn = person.signIn();

    gateway.users().disable(person.login());

    assertThat(status(shop, signedIn.text("access_token")).status()).isEqualTo(401);
    assertThat(person.refresh(signedIn.text("refresh_token")).status()).isEqualTo(400);
    gateway.users().enable(person.login());
    assertThat(status(shop, signedIn.text("access_token")).status()).as("the old session stays ended").isEqualTo(401);
    assertThat(person.form().urlencoded(gateway.wire()).status()).isEqualTo(200);
  }

  @Test
  void another_password_ends_every_session() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.FINANCE);
    var token = person.token();

    gateway.users().newPassword(person.login(), Password.chosen("another-real-password"));

    assertThat(status(shop, token).status()).isEqualTo(401);
    assertThat(person.form().urlencoded(gateway.wire()).status()).isEqualTo(400);
    assertThat(person.form().with("password", "another-real-password").urlencoded(gateway.wire()).status())
        .isEqualTo(200);
  }

  @Test
  void a_name_is_taken_in_any_letters() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.VIEWER);

    var again =
        gateway
            .users()
            .add(
                new Login(person.login().text().toLowerCase()),
                Password.chosen(Person.PASSWORD),
                shop.merchant(),
                Role.ADMINISTRATOR);

    assertThat(again).isFalse();
    assertThat(person.form().urlencoded(gateway.wire()).status()).isEqualTo(200);
  }

  @Test
  void a_users_token_cannot_pay() {
    var shop = gateway.shop();
    var person = Person.of(gateway, shop, Role.ADMINISTRATOR);
    var token = person.form().with("scope", "payment api").urlencoded(gateway.wire()).text("access_token");
    var invoice = TestShop.freshInvoice();

    var answer = shop.payment(invoice).send(gateway.wire(), token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(gateway.sql().count("select count(*) from invoice where number = ?", invoice)).isZero();
  }

  @Test
  void what_the_headers_say_of_the_device_is_kept() {
    var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

    person.form().urlencoded(gateway.wire(), "deviceid", "till 7", "fingerprint", "abc", "ip", "203.0.113.7");
    person.form().urlencoded(gateway.wire(), "device_id", "till 8");
    person.form().urlencoded(gateway.wire(), "deviceid", "x".repeat(5000), "fingerprint", "4405639704015096");

    var rows =
        gateway
            .sql()
            .rows(
                """
                select device, fingerprint, address from user_session s join app_user u on u.id = s.user_id
                 where u.login = ? order by length(device), device
                """,
                person.login().text());
    assertThat(rows)
        .containsExactly(
            List.of("till 7", "abc", "203.0.113.7"),
            List.of("till 8", "", "127.0.0.1"),
            List.of("x".repeat(200), "", "127.0.0.1"));
  }

  @Test
  void a_hundred_sign_ins_of_one_user_stay_alive() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var person = Person.of(own, shop, Role.VIEWER);
      List<String> tokens = new ArrayList<>();

      for (int i = 0; i < 101; i++) {
        tokens.add(person.signIn().text("refresh_token"));
        own.clock().advance(Duration.ofSeconds(1));
      }

      assertThat(own.sql().count("select count(*) from user_session")).isEqualTo(100);
      assertThat(person.refresh(tokens.getFirst()).status()).isEqualTo(400);
      assertThat(person.refresh(tokens.get(1)).status()).isEqualTo(200);
    }
  }

  @Test
  void neither_password_nor_token_is_kept_in_the_clear() {
    try (var own = TestGateway.start()) {
      var person = Person.of(own, own.shop(), Role.VIEWER);
      var signedIn = person.signIn();

      List<String> rows = new ArrayList<>();
      for (String table : own.sql().column("select tablename from pg_tables where schemaname = 'public'")) {
        rows.addAll(own.sql().column("select t::text from " + table + " t"));
      }

      var all = String.join("\n", rows);
      var refresh = signedIn.text("refresh_token");
      assertThat(all)
          .contains(person.login().text())
          .doesNotContain(Person.PASSWORD)
          .doesNotContain(refresh)
          .doesNotContain(HexFormat.of().formatHex(java.util.Base64.getUrlDecoder().decode(refresh)))
          .doesNotContain(signedIn.text("access_token"));
    }
  }
}
