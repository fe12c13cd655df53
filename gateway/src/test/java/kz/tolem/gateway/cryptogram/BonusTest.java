package kz.tolem.gateway.cryptogram;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The question for the bonuses of a card. Source: EPAY.md 7.6.
class BonusTest {

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
    return gateway
        .wire()
        .post("/api/payment/checkgobonus", "application/json", body, "Authorization", "Bearer " + token);
  }

  private static String token() {
    return gateway.shop().token(TestShop.freshInvoice());
  }

  @Test
  void the_printed_question_has_the_printed_answer() {
    var answer = ask(Example.text("07-gobonus.request.json"), token());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(Example.json("07-gobonus.response.200.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cryptogram", CryptogramBody.CYRILLIC})
  void the_name_is_read_with_either_letter_and_the_cryptogram_stays_closed(String name) {
    var answer = ask("{\"" + name + "\":\"not a cryptogram\"}", token());

    assertThat(answer.body()).isEqualTo("{\"goBonus\":0}");
  }

  @Test
  void a_body_without_a_cryptogram_and_a_wrong_token_are_refused() {
    var empty = ask("{}", token());
    var stranger = ask("{\"cryptogram\":\"x\"}", "nonsense");

    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text("message")).contains("cryptogram");
    assertThat(stranger.status()).isEqualTo(401);
  }
}
