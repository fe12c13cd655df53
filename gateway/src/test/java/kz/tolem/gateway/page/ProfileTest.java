package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The question for the looks of a shop. Source: EPAY.md 4.8.
class ProfileTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer ask(String body, String token) {
    return gateway.wire().post("/api/public-profile", "application/json", body, "Authorization", "Bearer " + token);
  }

  private static String token() {
    return gateway.shop().token(TestShop.freshInvoice());
  }

  @Test
  void the_printed_question_has_an_answer_with_every_printed_key() {
    var answer = ask(Example.text("04-public-profile.request.json"), token());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(keys(answer.json())).isEqualTo(keys(Example.json("04-public-profile.response.200.json")));
    assertThat(answer.text("assets.shop_name")).isEqualTo("Test shop");
    assertThat(answer.field("assets.payment_view_settings.byCard")).isEqualTo(true);
    assertThat(answer.field("assets.payment_view_settings.byQR")).isEqualTo(false);
    assertThat(answer.text("assets.color_scheme.bg")).startsWith("{\"color1\":\"#");
  }

  /// The tree of names, values left out.
  private static Object keys(Object json) {
    if (!(json instanceof Map<?, ?> object)) {
      return Set.of();
    }
    return object.entrySet().stream()
        .map(entry -> Map.of(entry.getKey(), keys(entry.getValue())))
        .toList();
  }

  @Test
  void what_is_no_object_and_a_wrong_token_are_refused() {
    assertThat(ask("[]", token()).status()).isEqualTo(400);
    assertThat(ask("{}", "nonsense").status()).isEqualTo(401);
  }
}
