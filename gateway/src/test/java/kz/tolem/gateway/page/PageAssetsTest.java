package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAssetsTest {

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
  void every_file_that_a_page_names_is_served_and_may_be_kept() {
    Html page = Html.of(gateway.wire().get("/sandbox/").body());
    List<String> named =
        page.tags().stream()
            .filter(tag -> tag.name().equals("link") || tag.name().equals("script"))
            .map(tag -> tag.get("href") + tag.get("src"))
            .toList();

    assertThat(named).hasSizeGreaterThan(4);
    for (String path : named) {
      Answer file = gateway.wire().get(path);
      assertThat(file.status()).as(path).isEqualTo(200);
      assertThat(file.header("Cache-Control"))
          .as(path)
          .isEqualTo(
              path.contains("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=300");
    }
  }

  @Test
  void a_file_of_another_version_is_served_but_not_kept() {
    Answer file = gateway.wire().get("/payform/assets/0123456789abcdef/payform.css");

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void whoever_unzips_gets_less_and_the_same() throws Exception {
    String path = "/payform/assets/0123456789abcdef/account.css";
    String plain = gateway.wire().get(path).body();

    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String accepted : List.of("gzip", "deflate, GZIP;q=1.0", "gzip;q=0.5")) {
        HttpResponse<byte[]> zipped = client.send(accepting(path, accepted), BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).as(accepted).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(zipped.body()).hasSizeLessThan(plain.length() / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(plain);
      }
      for (String accepted : List.of("identity", "gzip;q=0", "br, gzip ; q=0.0", "x-gzipped")) {
        HttpResponse<byte[]> whole = client.send(accepting(path, accepted), BodyHandlers.ofByteArray());
        assertThat(whole.headers().firstValue("Content-Encoding")).as(accepted).isEmpty();
      }
    }
  }

  private static HttpRequest accepting(String path, String encodings) {
    return gateway.wire().to(path).header("Accept-Encoding", encodings).GET().build();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "payment-api.js", "..%2f..%2fapplication.properties", "%2e%2e/x", "../payform.css", "V1__spine.sql", "PAYFORM.CSS",
    "payform.css%00.svg", "lz-string.min.js"
  })
  void no_file_outside_the_list_is_served(String name) {
    Answer answer = gateway.wire().get("/payform/assets/x/" + name);

    assertThat(answer.status()).isBetween(400, 499);
  }

  @Test
  void the_library_holds_its_compression_and_defines_what_the_documents_name() {
    Answer library = gateway.wire().get("/payform/payment-api.js");

    assertThat(library.header("Content-Type")).startsWith("text/javascript");
    assertThat(library.body())
        .contains("compressToEncodedURIComponent:")
        .contains("window.halyk = { Config, pay, cardverification: pay, showPaymentWidget }")
        .doesNotContain("/* lz-string */");
  }

  @Test
  void a_browser_that_has_the_library_is_told_so() {
    String tag = gateway.wire().get("/payform/payment-api.js").header("ETag");

    Answer again =
        gateway.wire().send(gateway.wire().to("/payform/payment-api.js").header("If-None-Match", tag).GET());

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }
}
