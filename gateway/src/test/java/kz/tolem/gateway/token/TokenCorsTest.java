package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import kz.tolem.gateway.sandbox.SandboxSeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pages that fetch the token themselves (CLIENTS.md 3), where the terminal allows it.
class TokenCorsTest {

  private static final String ORIGIN = "https://shop.example.kz";

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void an_open_terminal_shows_its_token_to_the_page_that_asked() {
    var shop = gateway.shop(Terminals::crossOrigin);

    var answer = shop.tokenFor(TestShop.freshInvoice()).urlencoded(gateway.wire(), "Origin", ORIGIN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("vary")).contains("Origin");
    assertThat(answer.header("access-control-allow-credentials")).isEmpty();
  }

  @Test
  void a_refusal_is_shown_too() {
    var shop = gateway.shop(Terminals::crossOrigin);

    var answer = shop.tokenFor("12").urlencoded(gateway.wire(), "Origin", ORIGIN);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo(ORIGIN);
  }

  @Test
  void a_closed_terminal_shows_nothing_to_other_origins() {
    var shop = gateway.shop();

    var answer = shop.tokenFor(TestShop.freshInvoice()).urlencoded(gateway.wire(), "Origin", ORIGIN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("access-control-allow-origin")).isEmpty();
    assertThat(answer.header("vary")).contains("Origin");
  }

  @Test
  void a_request_that_names_no_terminal_is_closed() {
    var shop = gateway.shop(Terminals::crossOrigin);

    var answer = shop.serviceToken().urlencoded(gateway.wire(), "Origin", ORIGIN);

    assertThat(answer.header("access-control-allow-origin")).isEmpty();
  }

  @Test
  void the_sandbox_terminal_is_open() {
    var form =
        TokenFormOfSandbox.form().with("invoiceID", TestShop.freshInvoice()).with("amount", "100");

    assertThat(form.urlencoded(gateway.wire(), "Origin", ORIGIN).header("access-control-allow-origin")).isEqualTo(ORIGIN);
  }

  private static final class TokenFormOfSandbox {
    static TokenForm form() {
      return gateway.shop().serviceToken()
          .with("client_id", SandboxSeed.CLIENT_ID)
          .with("client_secret", SandboxSeed.CLIENT_SECRET)
          .with("terminal", SandboxSeed.TERMINAL.toString());
    }
  }

  @Test
  void a_preflight_is_answered() {
    var answer =
        gateway
            .wire()
            .send(
                gateway
                    .wire()
                    .to(TokenForm.PATH)
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", ORIGIN)
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization,content-type"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("access-control-allow-methods")).contains("POST");
    assertThat(answer.header("access-control-allow-headers")).containsIgnoringCase("authorization");
  }
}
