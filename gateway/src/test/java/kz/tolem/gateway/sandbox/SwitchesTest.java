package kz.tolem.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may use the sandbox's switches, and what they say to mistakes. What they do is shown by the tests of the module
/// junit, whose gateway's time can be moved.
class SwitchesTest {

  private static final String JSON = "application/json";

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
  void production_has_none_of_them() throws IOException, InterruptedException {
    assertThat(gateway.routes()).contains("POST /sandbox/next", "POST /sandbox/empty", "POST /sandbox/time");
    try (var production =
            TestGateway.start(
                s ->
                    s.with("TOLEM_MODE", "production")
                        .with("TOLEM_ACQUIRER", "simulated")
                        .with("TOLEM_HOST", "127.0.0.1")
                        .with("TOLEM_PUBLIC_URL", "https://pay.example.kz"));
        HttpClient http = HttpClient.newHttpClient()) {
      URI empty = URI.create("http://127.0.0.1:" + production.port() + "/sandbox/empty");

      var answer =
          http.send(HttpRequest.newBuilder(empty).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(production.routes()).noneMatch(route -> route.contains("/sandbox"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/sandbox/next; {\"decline\":484}; decline is not known here",
        "/sandbox/next; {\"declines\":1}; declines must be a code",
        "/sandbox/next; {\"declines\":484,\"after\":\"PT61S\"}; after must be PT0S to PT1M",
        "/sandbox/next; {\"declines\":484,\"after\":\"soon\"}; after must be a duration",
        "/sandbox/next; {\"declines\":484,\"match\":{\"order\":1}}; order is not known here",
        "/sandbox/next; {\"lost\":\"mind\"}; lost must be one of answer, request",
        "/sandbox/next; {\"secure\":\"maybe\"}; secure must be one of passes",
        "/sandbox/next; {\"notification\":{\"fault\":\"late\"}}; by must be more than PT0S",
        "/sandbox/next; {\"notification\":{\"fault\":\"fails\",\"status\":200}}; status must be 300 to 599",
        "/sandbox/next; {\"approves\":true,\"declines\":484}; approves cannot be together with declines",
        "/sandbox/next; {\"declines\":484,\"times\":0}; times must be 1 to 1000",
        "/sandbox/next; {}; a script must say",
        "/sandbox/next; []; without a script",
        "/sandbox/time; {\"advance\":\"-PT1S\"}; advance must be a duration",
        "/sandbox/time; {\"advance\":\"P3651D\"}; advance must be at most P3650D",
        "/sandbox/time; {}; advance is missing",
        "/sandbox/assert; {\"invoice\":\"1\"}; a claim must say",
        "/sandbox/assert; {\"approvals\":1}; invoice is missing",
        "/sandbox/buyer; {\"paReq\":\"AAAA\"}; paReq is not one of this sandbox's directory"
      })
  void a_mistake_is_told_by_its_name(String path, String body, String message) {
    Answer answer = gateway.wire().post(path, JSON, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("message")).contains(message);
  }

  @Test
  void a_body_of_another_type_is_refused() {
    Answer answer = gateway.wire().post("/sandbox/next", "text/plain", "{\"declines\":484}");

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void a_page_of_another_site_may_use_none_of_them() {
    for (String path : List.of("/sandbox/empty", "/sandbox/next", "/sandbox/time", "/sandbox/assert")) {
      Answer answer = gateway.wire().post(path, JSON, "{}", "Origin", "https://evil.example");

      assertThat(answer.status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void the_time_of_a_gateway_that_does_not_own_it_cannot_be_moved() {
    Answer answer = gateway.wire().post("/sandbox/time", JSON, "{\"advance\":\"PT1H\"}");

    assertThat(answer.status()).isEqualTo(409);
  }

  @Test
  void too_many_scripts_are_refused_and_none_of_them_waits() {
    String many = "[" + String.join(",", Collections.nCopies(1001, "{\"declines\":484}")) + "]";

    Answer answer = gateway.wire().post("/sandbox/next", JSON, many);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(gateway.wire().get("/sandbox/next").body()).isEqualTo("{\"scripts\":[]}");
  }

  @Test
  void what_merchants_set_up_stays_and_what_they_sold_goes() {
    TestShop shop = gateway.shop();
    shop.pay(TestShop.freshInvoice());

    Answer answer = gateway.wire().post("/sandbox/empty", "", "");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(gateway.sql().count("select count(*) from payment")).isZero();
    assertThat(gateway.sql().count("select count(*) from card")).isEqualTo(1);
    assertThat(shop.granted(shop.tokenFor(TestShop.freshInvoice()))).isNotEmpty();
  }
}
