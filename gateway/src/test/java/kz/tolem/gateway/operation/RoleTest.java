package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a merchant's users may do to its payments, by their roles.
class RoleTest {

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

  private static Answer operate(String token, String id, String what) {
    return gateway.wire().post("/operation/" + id + "/" + what, "", "", "Authorization", "Bearer " + token);
  }

  private static Answer status(String token, String path) {
    return gateway.wire().send(gateway.wire().to(path).header("Authorization", "Bearer " + token));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_sees_how_payments_stand(Role role) {
    var invoice = TestShop.freshInvoice();
    var id = shop.pay(invoice).text("id");
    var person = Person.of(gateway, shop, role);
    var token = person.token();
    var bound =
        person.form().with("terminal", shop.terminal().id().toString()).urlencoded(gateway.wire()).text("access_token");

    assertThat(status(token, "/check-status/payment/transactionId/" + id).text("resultCode")).isEqualTo("100");
    assertThat(status(bound, "/check-status/payment/transaction/" + invoice).text("resultCode")).isEqualTo("100");
    assertThat(status(token, "/check-status/payment/transaction/" + invoice).text("resultCode"))
        .as("by order number the token must name its terminal")
        .isEqualTo("104");
    assertThat(Listing.everything().filter("invoice_id", "=", invoice).send(gateway.wire(), token).number("total"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = {"VIEWER", "SUPPORT"})
  void who_only_looks_moves_no_money(Role role) {
    var id = shop.pay(TestShop.freshInvoice()).text("id");
    var token = Person.of(gateway, shop, role).token();

    for (String what : new String[] {"charge", "cancel", "refund"}) {
      var answer = operate(token, id, what);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.number("code")).isEqualTo(-1);
      assertThat(answer.text("message")).isEqualTo("your role does not allow this");
    }
    assertThat(gateway.sql().count("select count(*) from operation where payment_id = ?::uuid", id)).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = {"FINANCE", "ADMINISTRATOR"})
  void finance_and_administrators_move_money(Role role) {
    var token = Person.of(gateway, shop, role).token();
    var charged = shop.pay(TestShop.freshInvoice()).text("id");
    var cancelled = shop.pay(TestShop.freshInvoice()).text("id");

    assertThat(operate(token, charged, "charge").status()).isEqualTo(200);
    assertThat(operate(token, charged, "refund?amount=10").status()).isEqualTo(200);
    assertThat(operate(token, cancelled, "cancel").status()).isEqualTo(200);
  }

  @Test
  void a_role_that_is_taken_away_or_changed_counts_at_once() {
    var person = Person.of(gateway, shop, Role.FINANCE);
    var token = person.token();
    var id = shop.pay(TestShop.freshInvoice()).text("id");

    gateway.users().setRole(person.login(), shop.merchant(), Role.VIEWER);
    var asViewer = operate(token, id, "charge");
    gateway.users().removeRole(person.login(), shop.merchant());
    var asNobody = operate(token, id, "charge");

    assertThat(asViewer.status()).isEqualTo(403);
    assertThat(asNobody.status()).isEqualTo(401);
  }

  @Test
  void another_merchants_payment_does_not_exist_for_an_administrator() {
    var foreign = gateway.shop().pay(TestShop.freshInvoice()).text("id");
    var token = Person.of(gateway, shop, Role.ADMINISTRATOR).token();
    var unknown = "00000000-0000-4000-8000-000000000000";

    for (String what : new String[] {"charge", "cancel", "refund"}) {
      assertThat(operate(token, foreign, what).body()).isEqualTo(operate(token, unknown, what).body());
    }
    assertThat(status(token, "/check-status/payment/transactionId/" + foreign).body())
        .isEqualTo(status(token, "/check-status/payment/transactionId/" + unknown).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refresh", "access"})
  void tokens_do_not_stand_in_for_each_other(String which) {
    var person = Person.of(gateway, shop, Role.ADMINISTRATOR);
    var signedIn = person.signIn();

    var answer =
        which.equals("refresh")
            ? Listing.everything().send(gateway.wire(), signedIn.text("refresh_token"))
            : person.refresh(signedIn.text("access_token"));

    assertThat(answer.status()).isIn(400, 401);
  }
}
