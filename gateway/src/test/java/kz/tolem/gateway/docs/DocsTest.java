package kz.tolem.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocsTest {

  private static TestGateway gateway;
  private static Wire wire;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    wire = gateway.wire();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void the_description_is_served_as_json() {
    Answer answer = wire.get("/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.text("openapi")).isEqualTo("3.1.0");
    assertThat(answer.text("info.title")).isEqualTo("Tolem");
  }

  @Test
  void scripts_of_any_origin_may_read_the_description() {
    Answer answer = wire.send(wire.to("/openapi.json").header("Origin", "https://editor.example").GET());

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://editor.example");
  }

  @Test
  void a_browser_that_has_the_description_is_told_so() {
    String tag = wire.get("/openapi.json").header("ETag");

    Answer again = wire.send(wire.to("/openapi.json").header("If-None-Match", tag).GET());

    assertThat(tag).matches("\"[0-9a-f]{16}\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void the_pages_load_nothing_but_our_own_files_and_all_of_these_are_there() {
    Answer page = wire.get("/docs/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(links(page.body())).hasSize(5).allSatisfy(link -> {
      assertThat(link).doesNotContain("//");
      assertThat(wire.get("/docs/" + link).status()).as(link).isEqualTo(200);
    });
  }

  private static Set<String> links(String html) {
    return Pattern.compile("(?:src|href)=\"([a-z.-]+\\.(?:js|css|svg))\"").matcher(html).results()
        .map(MatchResult::group)
        .map(match -> match.replaceAll(".*=\"|\"", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void the_address_without_its_last_slash_leads_to_the_pages_under_every_prefix() {
    assertThat(wire.get("/docs").header("Location")).isEqualTo("docs/");
    assertThat(wire.get("/api/docs").header("Location")).isEqualTo("docs/");
  }

  @Test
  void no_other_file_can_be_asked_for() {
    Answer other = wire.get("/docs/index.html");
    Answer yaml = wire.get("/docs/openapi.yaml");

    assertThat(other.status()).isEqualTo(404);
    assertThat(yaml.status()).isEqualTo(404);
  }

  @Test
  void a_production_gateway_says_nothing_of_the_sandbox_and_offers_no_button_that_sends() {
    try (TestGateway production = production("on")) {
      Answer description = production.wire().get("/openapi.json");
      Answer page = production.wire().get("/docs/");

      assertThat(description.body()).contains("/payments/cards/auth").doesNotContain("sandbox/", "x-sandbox-only");
      assertThat(page.body()).contains("data-mode=\"production\"");
    }
  }

  @Test
  void the_operator_can_switch_them_off() {
    try (TestGateway production = production("off")) {
      assertThat(production.wire().get("/openapi.json").status()).isEqualTo(404);
      assertThat(production.wire().get("/docs/").status()).isEqualTo(404);
      assertThat(production.wire().get("/docs/docs.js").status()).isEqualTo(404);
    }
  }

  private static TestGateway production(String docs) {
    return TestGateway.start(
        settings ->
            settings
                .with("TOLEM_MODE", "production")
                .with("TOLEM_PUBLIC_URL", "https://pay.example.kz")
                .with("TOLEM_ACQUIRER", "simulated")
                .with("TOLEM_DOCS", docs));
  }
}
