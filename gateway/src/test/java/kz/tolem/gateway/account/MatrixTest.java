package kz.tolem.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every page and every button of the account pages, against every role, against nobody, and against an operator who
/// has no merchant.
class MatrixTest {

  private static final String SOME = "00000000-0000-0000-0000-00000000000a";

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

  private static final Set<Role> ALL = Set.of(Role.values());
  private static final Set<Role> CARE = Set.of(Role.SUPPORT, Role.FINANCE, Role.ADMINISTRATOR);
  private static final Set<Role> MONEY = Set.of(Role.FINANCE, Role.ADMINISTRATOR);
  private static final Set<Role> ADMIN = Set.of(Role.ADMINISTRATOR);
  private static final Set<Role> NOBODY = Set.of();

  private static Map<String, Set<Role>> pages() {
    Map<String, Set<Role>> pages = new LinkedHashMap<>();
    pages.put("/account/", ALL);
    pages.put("/account/me", ALL);
    pages.put("/account/me/set-up", ALL);
    pages.put("/account/payments", ALL);
    pages.put("/account/payments/rows", ALL);
    pages.put("/account/payments/" + SOME, ALL);
    pages.put("/account/payments/" + SOME + "/story", ALL);
    pages.put("/account/cards", ALL);
    pages.put("/account/notifications", ALL);
    pages.put("/account/statements", ALL);
    pages.put("/account/statement.csv", ALL);
    pages.put("/account/statement.xlsx", ALL);
    pages.put("/account/reconciliation", MONEY);
    pages.put("/account/reconciliation/" + SOME, MONEY);
    pages.put("/account/credentials", ADMIN);
    pages.put("/account/people", ADMIN);
    pages.put("/account/audit", ADMIN);
    pages.put("/account/audit.csv", ADMIN);
    pages.put("/account/installation", NOBODY);
    return pages;
  }

  private static Map<String, Set<Role>> actions() {
    Map<String, Set<Role>> actions = new LinkedHashMap<>();
    actions.put("/account/payments/" + SOME + "/charge", MONEY);
    actions.put("/account/payments/" + SOME + "/cancel", MONEY);
    actions.put("/account/payments/" + SOME + "/refund", CARE);
    actions.put("/account/refunds/" + SOME + "/allow", MONEY);
    actions.put("/account/refunds/" + SOME + "/turn-down", CARE);
    actions.put("/account/cards/" + SOME + "/deactivate", CARE);
    actions.put("/account/notifications/" + SOME + "/resend", CARE);
    actions.put("/account/notifications/resend", CARE);
    actions.put("/account/notifications/test", ADMIN);
    actions.put("/account/credentials/client-secret", ADMIN);
    actions.put("/account/credentials/signing-secret", ADMIN);
    actions.put("/account/credentials/client-secret/retire", ADMIN);
    actions.put("/account/credentials/signing-secret/retire", ADMIN);
    actions.put("/account/reconciliation", MONEY);
    actions.put("/account/reconciliation/" + SOME + "/columns", MONEY);
    actions.put("/account/reconciliation/" + SOME + "/resolve", MONEY);
    actions.put("/account/credentials/limits", ADMIN);
    actions.put("/account/people/invite", ADMIN);
    actions.put("/account/people/role", ADMIN);
    actions.put("/account/people/take-away", ADMIN);
    actions.put("/account/people/link", ADMIN);
    actions.put("/account/installation/merchants", NOBODY);
    actions.put("/account/installation/terminals", NOBODY);
    actions.put("/account/installation/link", NOBODY);
    actions.put("/account/payments/views", ALL);
    actions.put("/account/payments/views/remove", ALL);
    actions.put("/account/merchant", ALL);
    actions.put("/account/me/session", ALL);
    actions.put("/account/me/password", ALL);
    actions.put("/account/me/set-up", ALL);
    actions.put("/account/me/codes", ALL);
    return actions;
  }

  /// What stands before a sign-in; [DoorTest] knocks at it.
  private static final Set<String> DOOR =
      Set.of(
          "GET /account",
          "GET /account/sign-in",
          "POST /account/sign-in",
          "GET /account/second-factor",
          "POST /account/second-factor",
          "GET /account/set-up",
          "POST /account/set-up",
          "GET /account/invitation",
          "POST /account/invitation",
          "POST /account/other-person",
          "GET /account/language");

  /// These end the sign-in of whoever tries them.
  private static final Set<String> ENDING = Set.of("POST /account/sign-out", "POST /account/me/everywhere");

  @Test
  void no_page_and_no_button_is_forgotten_here() {
    Set<String> tried = new TreeSet<>(DOOR);
    tried.addAll(ENDING);
    pages().keySet().forEach(page -> tried.add("GET " + page.replace(SOME, "{id}")));
    actions().keySet().forEach(action -> tried.add("POST " + action.replace(SOME, "{id}")));

    assertThat(gateway.routes().stream().filter(route -> route.contains(" /account")))
        .containsExactlyInAnyOrderElementsOf(tried);
  }

  @Test
  void pages_open_for_the_roles_that_they_are_for_and_for_no_other() {
    Map<Role, Clerk> clerks = Desk.all(gateway, shop);
    List<String> wrong = new ArrayList<>();

    pages()
        .forEach(
            (page, allowed) ->
                clerks.forEach(
                    (role, clerk) -> {
                      int status = clerk.get(page).status();
                      boolean let = status != 403;
                      if (let != allowed.contains(role) || status >= 500) {
                        wrong.add(role + " " + page + " " + status);
                      }
                    }));

    assertThat(wrong).isEmpty();
  }

  @Test
  void buttons_work_for_the_roles_that_they_are_for_and_for_no_other() {
    Map<Role, Clerk> clerks = Desk.all(gateway, shop);
    List<String> wrong = new ArrayList<>();

    actions()
        .forEach(
            (action, allowed) ->
                clerks.forEach(
                    (role, clerk) -> {
                      int status = clerk.post(action, "wish", UUID.randomUUID().toString()).status();
                      if ((status != 403) != allowed.contains(role) || status >= 500) {
                        wrong.add(role + " " + action + " " + status);
                      }
                    }));

    assertThat(wrong).isEmpty();
  }

  @Test
  void nobody_gets_in_without_signing_in_and_no_form_is_taken_without_its_token() {
    Clerk nobody = new Clerk(gateway);
    Clerk admin = Desk.of(gateway, shop, Role.ADMINISTRATOR);
    List<String> wrong = new ArrayList<>();

    for (String page : pages().keySet()) {
      Answer answer = nobody.get(page);
      if (answer.status() != 303 || !answer.header("Location").startsWith("/account/sign-in")) {
        wrong.add("GET " + page + " " + answer.status());
      }
    }
    for (String action : actions().keySet()) {
      Answer answer = nobody.post(action);
      if (answer.status() != 303) {
        wrong.add("POST " + action + " " + answer.status());
      }
      int forged = admin.send(action, Map.of("wish", SOME)).status();
      if (forged != 403) {
        wrong.add("without a token " + action + " " + forged);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void an_operator_without_a_merchant_runs_the_installation_and_sees_no_payments() {
    kz.tolem.gateway.Person person = kz.tolem.gateway.Person.of(gateway, shop, Role.VIEWER);
    gateway.users().setOperator(person.login(), true);
    gateway.users().removeRole(person.login(), shop.merchant());
    Clerk operator = new Clerk(gateway);
    operator.signIn(person.login().text(), kz.tolem.gateway.Person.PASSWORD);

    assertThat(operator.get("/account/installation").status()).isEqualTo(200);
    assertThat(operator.get("/account/").header("Location")).isEqualTo("/account/installation");
    assertThat(operator.get("/account/credentials").status()).isEqualTo(403);
    assertThat(operator.get("/account/audit").status()).isEqualTo(403);
  }

  @Test
  void a_role_that_is_taken_away_is_gone_at_once() {
    kz.tolem.gateway.Person person = kz.tolem.gateway.Person.of(gateway, shop, Role.ADMINISTRATOR);
    Clerk clerk = new Clerk(gateway);
    clerk.signIn(person.login().text(), kz.tolem.gateway.Person.PASSWORD);
    assertThat(clerk.get("/account/credentials").status()).isEqualTo(200);

    gateway.users().setRole(person.login(), shop.merchant(), Role.VIEWER);
    assertThat(clerk.get("/account/credentials").status()).isEqualTo(403);

    gateway.users().removeRole(person.login(), shop.merchant());
    assertThat(clerk.get("/account/payments").status()).isEqualTo(403);
  }
}
