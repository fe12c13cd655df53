package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which handler a path reaches, and what no path may reach.
class RoutingTest {

  private static Fixture server;

  @BeforeAll
  static void start() {
    Cors shops =
        new Cors((request, origin) -> origin.endsWith(".kz"), List.of("Authorization"), Duration.ofMinutes(10));
    server =
        new Fixture(
            Fixture.settings(),
            new Routes()
                .alias("/api")
                .alias("/epay2")
                .add(Route.post("/oauth2/token", says("token")))
                .add(Route.post("/payments/cards/auth", says("auth")))
                .add(Route.get("/cards/{accountId}", request -> shows("accountId", request)))
                .add(Route.get("/operation/{id}", request -> shows("id", request)))
                .add(Route.post("/operation/{id}/charge", request -> shows("id", request)))
                .add(Route.get("/query", request -> Reply.json(200, Fixture.json(request.query()))))
                .add(Route.get("/page/broken", RoutingTest::mistake))
                .add(Route.get("/page/printer/broken", RoutingTest::mistake))
                .add(Route.post("/shared", says("shared")))
                .errors("/page", (request, status, message) -> Reply.html(status, "<p>" + message))
                .errors("/page/printer", (request, status, message) -> {
                  throw new IllegalStateException("the error page is broken too");
                })
                .cors("/shared", shops));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/token",
        "//oauth2//token",
        "///oauth2/token",
        "/api/oauth2/token",
        "/epay2/oauth2/token",
        "//epay2//oauth2/token",
        "/oauth2/%74oken",
        "/oauth2/token?invoiceID=1"
      })
  void many_spellings_reach_the_token_route(String path) {
    var answer = server.raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("said", "token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/oauth2/token/",
        "/OAUTH2/token",
        "/api/api/oauth2/token",
        "/apioauth2/token",
        "/cards",
        "/cards/",
        "/cards/a/b"
      })
  void an_unknown_path_is_404(String path) {
    assertMistake(server.get(path), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/payments/..",
        "/api/payments/../oauth2/token",
        "/./oauth2/token",
        "/oauth2/.",
        "/api/%2e%2e/oauth2/token",
        "/api/%2E./x",
        "/api/.%2e/x",
        "/oauth2%2Ftoken",
        "/oauth2%2ftoken",
        "/cards/%00",
        "/cards/a%00b",
        "/cards/a%0d%0ab",
        "/cards/a%7F",
        "/cards/a%C2%85b",
        "/cards/a%5Cb",
        "/cards/a%252e",
        "/cards/%C3%28",
        "/cards/%C0%AF",
        "/cards/%u0041",
        "/cards/%4",
        "/cards/%",
        "/cards/a;b=1",
        "/oauth2/..;/token",
        "/oauth2;x/token",
        "/cards/a\\b",
        "/cards/a#b"
      })
  void a_path_with_two_meanings_is_refused(String path) {
    var answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertMistake(answer, 400);
  }

  @Test
  void variables_are_decoded() {
    assertThat(server.get("/cards/%D3%98%D1%81%D0%B5%D0%BB%40mail.kz").json())
        .containsEntry("accountId", "Әсел@mail.kz");
    assertThat(server.get("/api/cards/a.b..c").json()).containsEntry("accountId", "a.b..c");
    assertThat(server.get("/operation/42").json()).containsEntry("id", "42");
    assertThat(server.post("/operation/42/charge", "text/plain", "").json()).containsEntry("id", "42");
  }

  @Test
  void another_method_is_405_and_names_the_right_ones() {
    var answer = server.get("/oauth2/token");

    assertMistake(answer, 405);
    assertThat(answer.header("allow")).isEqualTo("POST, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PROPFIND", "get"})
  void no_odd_method_gets_through(String method) {
    var answer = server.raw(method + " /query HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertMistake(answer, 405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void head_is_get_without_the_body() {
    var head = server.send(server.to("/query?a=1").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("content-length")).isEqualTo(server.get("/query?a=1").header("content-length"));
  }

  @Test
  void head_of_a_post_route_is_405_without_a_body() {
    var head = server.send(server.to("/oauth2/token").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.status()).isEqualTo(405);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void options_names_the_methods() {
    var answer = server.send(server.to("/query").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void a_preflight_of_an_allowed_site_is_granted() {
    var answer = preflight("https://shop.kz");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://shop.kz");
    assertThat(answer.header("access-control-allow-methods")).isEqualTo("POST, OPTIONS");
    assertThat(answer.header("access-control-allow-headers")).isEqualTo("Authorization");
    assertThat(answer.header("access-control-max-age")).isEqualTo("600");
    assertThat(answer.header("vary")).isEqualTo("Origin");
  }

  @Test
  void a_preflight_of_another_site_is_granted_nothing() {
    var answer = preflight("https://shop.example");

    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(answer.header("vary")).isEqualTo("Origin");
  }

  @Test
  void replies_and_errors_name_the_allowed_site() {
    var nothing = HttpRequest.BodyPublishers.noBody();
    var reply = server.send(server.to("/shared").header("Origin", "https://shop.kz").POST(nothing));
    var error = server.send(server.to("/shared").header("Origin", "https://shop.kz").GET());

    assertThat(reply.header("access-control-allow-origin")).isEqualTo("https://shop.kz");
    assertThat(error.status()).isEqualTo(405);
    assertThat(error.header("access-control-allow-origin")).isEqualTo("https://shop.kz");
  }

  @Test
  void an_origin_that_cannot_be_sent_back_is_none() {
    String head = "POST /shared HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n";

    var answer = server.raw(head + "Origin: https://әсел.kz\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void the_query_is_read_in_order() {
    var answer = server.get("/query?b=1&a=%D3%98&params=x+y&empty");

    assertThat(answer.json())
        .containsExactly(Map.entry("b", "1"), Map.entry("a", "Ә"), Map.entry("params", "x y"), Map.entry("empty", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1&a=2", "a=%", "a=%zz", "a=%FF", "=1"})
  void a_bad_query_is_refused(String query) {
    assertMistake(server.raw("GET /query?" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 400);
  }

  @Test
  void pages_tell_errors_their_own_way() {
    var answer = server.get("/page/broken");
    var missing = server.get("/page/missing");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(answer.body()).isEqualTo("<p>broken on purpose");
    assertThat(missing.body()).isEqualTo("<p>no such address");
  }

  @Test
  void a_broken_error_page_falls_back_to_json() {
    assertMistake(server.get("/page/printer/broken"), 422);
  }

  @Test
  void routes_that_contradict_each_other_do_not_start() {
    Routes twice = new Routes().add(Route.get("/a", says("1"))).add(Route.get("/a", says("2")));
    Routes aliased = new Routes().alias("/api").add(Route.get("/a", says("1"))).add(Route.get("/api/a", says("2")));
    Routes openNothing = new Routes().cors("/a", Cors.anyOrigin());

    for (Routes routes : List.of(twice, aliased, openNothing)) {
      assertThatThrownBy(() -> HttpServer.start(Fixture.settings(), routes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Fixture.Answer preflight(String origin) {
    return server.send(
        server
            .to("/shared")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  private static void assertMistake(Fixture.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.json()).containsEntry("code", "-1").containsKey("message");
  }

  private static Handler says(String word) {
    return request -> Reply.json(200, Fixture.json(Map.of("said", word)));
  }

  private static Reply shows(String variable, Request request) {
    return Reply.json(200, Fixture.json(Map.of(variable, request.variable(variable))));
  }

  private static Reply mistake(Request request) {
    throw new BadRequest(422, "broken on purpose");
  }
}
