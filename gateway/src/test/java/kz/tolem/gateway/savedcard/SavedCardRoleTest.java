package kz.tolem.gateway.savedcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
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

/// What a merchant's users may do to its saved cards, by their roles.
class SavedCardRoleTest {

  private static TestGateway gateway;

  private final TestShop shop = gateway.shop();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer list(String token) {
    return gateway.wire().send(gateway.wire().to("/cards/uuid000001").header("Authorization", "Bearer " + token));
  }

  private static Answer deactivate(String card, String token) {
    return gateway
        .wire()
        .send(
            gateway
                .wire()
                .to("/card/deactivate/" + card)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_sees_the_saved_cards_of_its_merchant(Role role) {
    var answer = list(Person.of(gateway, shop, role).token());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(shop.card().toString());
  }

  @Test
  void who_only_looks_takes_no_card_out_of_use() {
    var viewer = Person.of(gateway, shop, Role.VIEWER).token();

    var answer = deactivate(shop.card().toString(), viewer);
    var unknown = deactivate("00000000-0000-4000-8000-000000000000", viewer);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("message")).isEqualTo("your role does not allow this");
    assertThat(unknown.body()).isEqualTo(answer.body());
    assertThat(list(viewer).body()).contains(shop.card().toString());
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "VIEWER", mode = EnumSource.Mode.EXCLUDE)
  void the_other_roles_take_cards_out_of_use(Role role) {
    var token = Person.of(gateway, shop, role).token();

    assertThat(deactivate(shop.card().toString(), token).status()).isEqualTo(200);
    assertThat(deactivate(shop.card().toString(), token).status()).isEqualTo(404);
    assertThat(list(token).number("code")).isEqualTo(1373);
  }

  @Test
  void another_merchants_card_does_not_exist_for_an_administrator() {
    var foreign = gateway.shop();
    var token = Person.of(gateway, shop, Role.ADMINISTRATOR).token();

    var answer = deactivate(foreign.card().toString(), token);
    var unknown = deactivate("00000000-0000-4000-8000-000000000000", token);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(unknown.body());
    assertThat(list(token).body()).doesNotContain(foreign.card().toString());
    assertThat(gateway.vault().card(foreign.merchant(), foreign.card())).isPresent();
  }

  @Test
  void a_role_that_is_taken_away_counts_at_once() {
    var person = Person.of(gateway, shop, Role.SUPPORT);
    var token = person.token();

    gateway.users().removeRole(person.login(), shop.merchant());

    assertThat(list(token).status()).isEqualTo(401);
    assertThat(deactivate(shop.card().toString(), token).status()).isEqualTo(401);
  }
}
