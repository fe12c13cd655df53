package kz.tolem.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Browsers;
import kz.tolem.gateway.user.Codes;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Passwords;
import kz.tolem.gateway.user.Role;
import kz.tolem.gateway.user.SecondFactors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sign-in with a browser: password, second factor, invitation, and what must not be possible.
class DoorTest {

  private static TestGateway gateway;
  private static TestShop shop;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Person person(Role role) {
    return Person.of(gateway, shop, role);
  }

  private static Clerk signedIn(Person person) {
    Clerk clerk = new Clerk(gateway);
    assertThat(clerk.signIn(person.login().text(), Person.PASSWORD).status()).isEqualTo(303);
    return clerk;
  }

  @Test
  void the_right_password_opens_the_pages_and_goes_where_one_wanted_to_go() {
    Person viewer = person(Role.VIEWER);
    Clerk clerk = new Clerk(gateway);
    Answer asked = clerk.get("/account/me?lang=x");
    Answer form = clerk.follow(asked);

    Answer signedIn =
        clerk.submit(form, "/account/sign-in", "login", viewer.login().text(), "password", Person.PASSWORD);

    assertThat(signedIn.header("Location")).isEqualTo("/account/me?lang=x");
    assertThat(Clerk.words(clerk.follow(signedIn))).contains(viewer.login().text()).contains("Viewer");
  }

  @Test
  void nobody_is_sent_to_another_site_after_signing_in() {
    Person viewer = person(Role.VIEWER);

    for (
        String next : List.of(
            "//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/x\r\nY: z")) {
      Answer answer =
          new Clerk(gateway)
              .post("/account/sign-in", "login", viewer.login().text(), "password", Person.PASSWORD, "next", next);
      assertThat(answer.header("Location")).as(next).isEqualTo("/account/");
    }
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_told_apart_by_nothing() {
    Person viewer = person(Role.VIEWER);

    Answer wrong = new Clerk(gateway).signIn(viewer.login().text(), "wrong");
    Answer unknown = new Clerk(gateway).signIn("nobody@shop.example.kz", "wrong");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(wrong.body().replace(viewer.login().text(), "?")).isEqualTo(
        unknown.body().replace("nobody@shop.example.kz", "?"));
  }

  @Test
  void guessing_locks_strangers_out_and_never_the_owner_of_a_browser_that_is_known() {
    Person viewer = person(Role.VIEWER);
    Clerk owner = signedIn(viewer);
    owner.get("/account/me");
    owner.post("/account/sign-out");
    Clerk stranger = new Clerk(gateway);
    for (int i = 0; i < 12; i++) {
      assertThat(stranger.signIn(viewer.login().text(), "guess " + i).status()).isEqualTo(422);
    }

    Answer byStranger = stranger.signIn(viewer.login().text(), Person.PASSWORD);
    Answer byOwner = owner.signIn(viewer.login().text(), Person.PASSWORD);

    assertThat(byStranger.status()).isEqualTo(422);
    assertThat(byOwner.status()).isEqualTo(303);
  }

  @Test
  void a_known_browser_that_guesses_is_known_no_more() {
    Person viewer = person(Role.VIEWER);
    Clerk browser = signedIn(viewer);
    for (int i = 0; i < 10; i++) {
      browser.signIn(viewer.login().text(), "guess " + i);
    }
    for (int i = 0; i < 10; i++) {
      browser.signIn(viewer.login().text(), "guess again " + i);
    }

    assertThat(browser.signIn(viewer.login().text(), Person.PASSWORD).status()).isEqualTo(422);
  }

  @Test
  void what_a_browser_is_known_by_helps_with_no_other_name() {
    Person one = person(Role.VIEWER);
    Person other = person(Role.VIEWER);
    Clerk browser = signedIn(one);
    for (int i = 0; i < 10; i++) {
      browser.signIn(other.login().text(), "guess " + i);
    }

    assertThat(browser.signIn(other.login().text(), Person.PASSWORD).status()).isEqualTo(422);
    assertThat(browser.signIn(one.login().text(), Person.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void a_session_that_was_planted_before_the_sign_in_is_worth_nothing() {
    Person viewer = person(Role.VIEWER);
    Clerk clerk = new Clerk(gateway);
    clerk.cookies().put("tolem_session", "planted");

    clerk.signIn(viewer.login().text(), Person.PASSWORD);

    assertThat(clerk.cookies().get("tolem_session")).isNotEqualTo("planted");
    Clerk thief = new Clerk(gateway);
    thief.cookies().put("tolem_session", "planted");
    assertThat(thief.get("/account/me").status()).isEqualTo(303);
  }

  @Test
  void a_second_factor_is_set_up_asked_for_and_no_code_works_twice() {
    Person finance = person(Role.FINANCE);
    Clerk clerk = signedIn(finance);
    String key = keyOf(clerk.get("/account/me/set-up"));
    Answer codes = clerk.post("/account/me/set-up", "code", Codes.of(key, gateway.clock().instant()));
    assertThat(recoveryCodes(codes)).hasSize(10);

    gateway.clock().advance(Duration.ofMinutes(1));
    Clerk again = new Clerk(gateway);
    Answer half = again.signIn(finance.login().text(), Person.PASSWORD);
    assertThat(half.header("Location")).isEqualTo("/account/second-factor");
    assertThat(again.get("/account/me").header("Location")).isEqualTo("/account/second-factor");
    Answer form = again.follow(half);
    String halfway = again.cookies().get("tolem_session");
    assertThat(again.submit(form, "/account/second-factor", "code", "000000").status()).isEqualTo(422);
    String code = Codes.of(key, gateway.clock().instant());
    assertThat(again.submit(form, "/account/second-factor", "code", code).status()).isEqualTo(303);

    assertThat(again.get("/account/me").status()).isEqualTo(200);
    assertThat(again.cookies().get("tolem_session")).as("rotated").isNotEqualTo(halfway);
    Clerk thief = new Clerk(gateway);
    Answer form2 = thief.follow(thief.signIn(finance.login().text(), Person.PASSWORD));
    assertThat(thief.submit(form2, "/account/second-factor", "code", code).status()).as("the same code").isEqualTo(422);
  }

  @Test
  void a_recovery_code_works_once_however_it_is_typed() {
    Person finance = person(Role.FINANCE);
    Clerk clerk = signedIn(finance);
    String key = keyOf(clerk.get("/account/me/set-up"));
    Answer shown = clerk.post("/account/me/set-up", "code", Codes.of(key, gateway.clock().instant()));
    String code = recoveryCodes(shown).getFirst();
    Clerk again = new Clerk(gateway);
    Answer form = again.follow(again.signIn(finance.login().text(), Person.PASSWORD));

    Answer first = again.submit(
        form, "/account/second-factor", "code", " " + code.toUpperCase(java.util.Locale.ROOT).replace('-', ' '));

    assertThat(first.status()).isEqualTo(303);
    Clerk third = new Clerk(gateway);
    Answer form3 = third.follow(third.signIn(finance.login().text(), Person.PASSWORD));
    assertThat(third.submit(form3, "/account/second-factor", "code", code).status()).isEqualTo(422);
  }

  @Test
  void guessing_codes_is_stopped() {
    Person finance = person(Role.FINANCE);
    Clerk clerk = signedIn(finance);
    String key = keyOf(clerk.get("/account/me/set-up"));
    clerk.post("/account/me/set-up", "code", Codes.of(key, gateway.clock().instant()));
    gateway.clock().advance(Duration.ofMinutes(1));
    Clerk guess = new Clerk(gateway);
    Answer form = guess.follow(guess.signIn(finance.login().text(), Person.PASSWORD));
    for (int i = 0; i < 10; i++) {
      guess.submit(form, "/account/second-factor", "code", "00000" + i);
    }

    Answer right = guess.submit(form, "/account/second-factor", "code", Codes.of(key, gateway.clock().instant()));

    assertThat(right.status()).isEqualTo(422);
    assertThat(Clerk.words(right)).contains("Too many wrong codes");
  }

  @Test
  void an_invitation_lets_one_person_in_once() {
    Login login = new Login("new-hire@shop.example.kz");
    String link = invite(login);
    Clerk clerk = new Clerk(gateway);
    Answer form = clerk.get("/account/invitation?link=" + link);

    Answer tooShort = clerk.submit(form, "/account/invitation", "password", "short", "again", "short");
    Answer differs = clerk.submit(form, "/account/invitation", "password", "a long passphrase", "again", "a long");
    Answer in =
        clerk.submit(form, "/account/invitation", "password", "a long passphrase", "again", "a long passphrase");
    Answer twice = new Clerk(gateway).submit(
        form, "/account/invitation", "password", "another passphrase", "again", "another passphrase");

    assertThat(tooShort.status()).isEqualTo(422);
    assertThat(differs.status()).isEqualTo(422);
    assertThat(in.status()).isEqualTo(303);
    assertThat(clerk.get("/account/me").status()).isEqualTo(200);
    assertThat(twice.status()).isEqualTo(404);
    assertThat(new Clerk(gateway).signIn(login.text(), "a long passphrase").status()).isEqualTo(303);
  }

  @Test
  void an_invitation_grows_old() {
    String link = invite(new Login("late-hire@shop.example.kz"));

    gateway.clock().advance(Invitations.LIFE.plusSeconds(1));

    assertThat(new Clerk(gateway).get("/account/invitation?link=" + link).status()).isEqualTo(404);
  }

  @Test
  void a_form_without_the_token_of_the_sign_in_changes_nothing() {
    Clerk clerk = signedIn(person(Role.VIEWER));

    Answer without = clerk.send("/account/me/everywhere", Map.of());
    Answer wrong = clerk.send("/account/me/everywhere", Map.of("token", "0".repeat(32)));
    Answer fromElsewhere = clerk.send("/account/sign-in", Map.of("login", "x"), "Sec-Fetch-Site", "cross-site");

    assertThat(without.status()).isEqualTo(403);
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(fromElsewhere.status()).isEqualTo(403);
    assertThat(clerk.get("/account/me").status()).isEqualTo(200);
  }

  @Test
  void signing_out_everywhere_ends_every_browser_and_every_token() {
    Person viewer = person(Role.VIEWER);
    Clerk one = signedIn(viewer);
    Clerk other = signedIn(viewer);
    String refresh = viewer.signIn().text("refresh_token");
    one.get("/account/me");

    one.post("/account/me/everywhere");

    assertThat(one.get("/account/me").status()).isEqualTo(303);
    assertThat(other.get("/account/me").status()).isEqualTo(303);
    assertThat(viewer.refresh(refresh).status()).isEqualTo(400);
  }

  @Test
  void a_page_that_looks_again_by_itself_keeps_no_session_alive() {
    Clerk clerk = signedIn(person(Role.VIEWER));

    for (int minutes = 0; minutes < 120; minutes += 30) {
      assertThat(clerk.lookAgain("/account/payments/rows").status()).as(minutes + " minutes").isEqualTo(200);
      gateway.clock().advance(Duration.ofMinutes(30));
    }
    gateway.clock().advance(Duration.ofMinutes(2));
    Answer late = clerk.lookAgain("/account/payments/rows");

    assertThat(late.status()).isEqualTo(401);
    assertThat(late.header("HX-Redirect")).endsWith("/account/sign-in");
  }

  @Test
  void a_session_ends_after_rest_and_after_a_day_of_work() {
    Person viewer = person(Role.VIEWER);
    Clerk idle = signedIn(viewer);
    gateway.clock().advance(Duration.ofHours(2).plusMinutes(1));
    assertThat(idle.get("/account/me").status()).isEqualTo(303);

    Clerk busy = signedIn(viewer);
    for (int hour = 0; hour < 11; hour++) {
      gateway.clock().advance(Duration.ofHours(1));
      assertThat(busy.get("/account/me").status()).as("hour " + hour).isEqualTo(200);
    }
    gateway.clock().advance(Duration.ofHours(1));
    assertThat(busy.get("/account/me").status()).isEqualTo(303);
  }

  @Test
  void whoever_is_disabled_is_out_at_once() {
    Person viewer = person(Role.VIEWER);
    Clerk clerk = signedIn(viewer);

    gateway.users().disable(viewer.login());

    assertThat(clerk.get("/account/me").status()).isEqualTo(303);
    assertThat(clerk.signIn(viewer.login().text(), Person.PASSWORD).status()).isEqualTo(422);
  }

  @Test
  void the_password_is_changed_against_the_old_one_alone() {
    Person viewer = person(Role.VIEWER);
    Clerk clerk = signedIn(viewer);
    clerk.get("/account/me");

    Answer wrong =
        clerk.post(
            "/account/me/password",
            "current",
            "wrong",
            "password",
            "a fresh passphrase",
            "again",
            "a fresh passphrase");
    Answer right =
        clerk.post(
            "/account/me/password",
            "current",
            Person.PASSWORD,
            "password",
            "a fresh passphrase",
            "again",
            "a fresh passphrase");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(right.status()).isEqualTo(303);
    assertThat(new Clerk(gateway).signIn(viewer.login().text(), Person.PASSWORD).status()).isEqualTo(422);
    assertThat(new Clerk(gateway).signIn(viewer.login().text(), "a fresh passphrase").status()).isEqualTo(303);
  }

  @Test
  void pages_keep_other_sites_out_of_their_frame_and_their_scripts_to_themselves() {
    Answer page = new Clerk(gateway).get("/account/sign-in");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void cookies_are_hidden_from_scripts_and_from_other_sites() {
    Answer answer = new Clerk(gateway).signIn(person(Role.VIEWER).login().text(), Person.PASSWORD);

    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  private static String invite(Login login) {
    SecondFactors factors =
        new SecondFactors(gateway.database(), gateway.keys().secondFactors(), gateway.ids(), gateway.clock());
    try (Passwords passwords = new Passwords(gateway.ids())) {
      Browsers browsers = new Browsers(gateway.database(), passwords, factors, false, gateway.ids(), gateway.clock());
      Invitations invitations =
          new Invitations(gateway.database(), passwords, browsers, gateway.ids(), gateway.clock());
      return ((Invitations.Invited.Fresh) invitations.invite(login, shop.merchant(), Role.SUPPORT)).link().shownOnce();
    }
  }

  private static String keyOf(Answer page) {
    Matcher key = Pattern.compile("<p class=\"key\"><code>([A-Z2-7]+)</code>").matcher(page.body());
    assertThat(key.find()).as(page.body()).isTrue();
    return key.group(1);
  }

  private static List<String> recoveryCodes(Answer page) {
    return Pattern.compile("<li><code>([^<]+)</code></li>")
        .matcher(page.body())
        .results()
        .map(each -> each.group(1))
        .toList();
  }
}
