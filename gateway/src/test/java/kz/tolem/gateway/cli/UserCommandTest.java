package kz.tolem.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `tolem user …`, each in a process of its own beside a running gateway.
class UserCommandTest {

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

  private static TolemCommand.Run tolem(String input, String... words) throws IOException, InterruptedException {
    String[] command = Stream.concat(Stream.of("user"), Stream.of(words)).toArray(String[]::new);
    return TolemCommand.run(gateway, input, command);
  }

  private static int signIn(String name, String password) {
    return shop.serviceToken()
        .with("grant_type", "password")
        .with("username", name)
        .with("password", password)
        .urlencoded(gateway.wire())
        .status();
  }

  @Test
  void a_user_is_added_with_the_password_of_the_input_and_lives_through_it_all() throws Exception {
    var name = "aigerim@shop.example.kz";

    var input = "a-password-of-mine\n";
    var added = tolem(input, "add", name, "--client-id", shop.clientId(), "--role", "viewer");
    assertThat(added.exitCode()).as(added.errors()).isZero();
    assertThat(added.output()).contains(name, "viewer at " + shop.clientId()).doesNotContain("a-password-of-mine");
    assertThat(signIn(name, "a-password-of-mine")).isEqualTo(200);

    var again = tolem(input, "add", name.toUpperCase(), "--client-id", shop.clientId(), "--role", "viewer");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.errors()).contains("there is a user");

    assertThat(tolem("", "set", name, "--client-id", shop.clientId(), "--role", "finance").exitCode()).isZero();
    assertThat(tolem("", "list", "--client-id", shop.clientId()).output())
        .contains(name + "  finance at " + shop.clientId());

    assertThat(tolem("", "disable", name).exitCode()).isZero();
    assertThat(signIn(name, "a-password-of-mine")).isEqualTo(400);
    assertThat(tolem("", "list").output()).contains(name).contains("disabled since");

    assertThat(tolem("", "set", name, "--enable").exitCode()).isZero();
    assertThat(signIn(name, "a-password-of-mine")).isEqualTo(200);
  }

  @Test
  void a_password_is_generated_and_shown_once() throws Exception {
    var added = tolem("", "add", "till-7", "--client-id", shop.clientId(), "--role", "support", "--generate");

    assertThat(added.exitCode()).as(added.errors()).isZero();
    var password = added.output().replaceAll("(?s).*Password +(\\S+).*", "$1");
    assertThat(password).hasSize(20);
    assertThat(signIn("till-7", password)).isEqualTo(200);

    var changed = tolem("", "new-password", "till-7", "--generate");

    var other = changed.output().replaceAll("(?s).*Password +(\\S+).*", "$1");
    assertThat(other).isNotEqualTo(password);
    assertThat(signIn("till-7", password)).isEqualTo(400);
    assertThat(signIn("till-7", other)).isEqualTo(200);
  }

  @Test
  void mistakes_are_told() throws Exception {
    var weak = tolem("short\n", "add", "someone", "--client-id", shop.clientId(), "--role", "viewer");
    var none = tolem("", "add", "someone", "--client-id", shop.clientId(), "--role", "viewer");
    var merchant = tolem("a-password-of-mine\n", "add", "someone", "--client-id", "nobody", "--role", "viewer");
    var role = tolem("", "add", "someone", "--client-id", shop.clientId(), "--role", "king");
    var form = tolem("", "add", "some one", "--client-id", shop.clientId(), "--role", "viewer");
    var nothing = tolem("", "set", "someone");
    var unknown = tolem("", "disable", "someone");

    assertThat(List.of(weak, none, merchant, role, form, nothing, unknown)).allMatch(run -> run.exitCode() == 2);
    assertThat(weak.errors()).contains("a password has 12 to 200 characters");
    assertThat(none.errors()).contains("--generate");
    assertThat(merchant.errors()).contains("no merchant with the ClientID nobody");
    assertThat(role.errors()).contains("--role");
    assertThat(form.errors()).contains("a user's name is");
    assertThat(nothing.errors()).contains("--role");
    assertThat(unknown.errors()).contains("there is no user someone");
    assertThat(tolem("", "list").output()).doesNotContain("someone");
  }

  @Test
  void an_invitation_prints_a_link_and_a_link_is_made_anew() throws Exception {
    var fresh = tolem("", "invite", "anna@shop.example.kz", "--client-id", shop.clientId(), "--role", "support");
    var again = tolem("", "invite", "anna@shop.example.kz");
    var nobody = tolem("", "invite", "nobody@shop.example.kz");
    var half = tolem("", "invite", "anna@shop.example.kz", "--role", "support");

    assertThat(fresh.output()).contains("/account/invitation?link=");
    assertThat(again.output()).contains("/account/invitation?link=");
    String link = again.output().substring(again.output().indexOf("/account"), again.output().indexOf('\n'));
    String old = fresh.output().substring(fresh.output().indexOf("/account"), fresh.output().indexOf('\n'));
    assertThat(gateway.wire().get(link).status()).isEqualTo(200);
    assertThat(gateway.wire().get(old).status()).as("the earlier link").isEqualTo(404);
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(half.exitCode()).isEqualTo(2);
  }

  @Test
  void an_operator_is_made_and_unmade() throws Exception {
    tolem("", "add", "boss@shop.example.kz", "--client-id", shop.clientId(), "--role", "viewer", "--generate");

    var on = tolem("", "operator", "boss@shop.example.kz", "on");
    String operator = gateway.sql().one("select operator from app_user where login = 'boss@shop.example.kz'");
    var off = tolem("", "operator", "boss@shop.example.kz", "off");

    assertThat(on.exitCode()).isZero();
    assertThat(operator).isEqualTo("t");
    assertThat(off.exitCode()).isZero();
    assertThat(tolem("", "operator", "nobody", "on").exitCode()).isEqualTo(2);
  }
}
