package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms in both dresses, and everything that is not one.
class FormTest {

  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=frontier";

  private static Fixture server;

  @BeforeAll
  static void start() {
    server = Fixture.serving(Route.post("/form", Fixture::showForm));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void urlencoded_fields_keep_their_order() {
    var answer = server.post("/form", URL_ENCODED, "z=1&a=2&empty=&m=%D1%82%D3%A9%D0%BB%D0%B5%D0%BC+kz&bare");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .containsExactly(
            entry("z", "1"), entry("a", "2"), entry("empty", ""), entry("m", "төлем kz"), entry("bare", ""));
  }

  @Test
  void secrets_with_signs_survive() {
    var answer = server.post("/form", URL_ENCODED + "; charset=UTF-8", "client_secret=a%23%24%28%5E%2B%26%3Db=c");

    assertThat(answer.json()).containsExactly(entry("client_secret", "a#$(^+&=b=c"));
  }

  @Test
  void raw_utf8_is_read() {
    var answer = server.post("/form", URL_ENCODED, "имя=Әсел");

    assertThat(answer.json()).containsExactly(entry("имя", "Әсел"));
  }

  @Test
  void a_replacement_character_that_was_sent_is_kept() {
    var answer = server.post("/form", URL_ENCODED, "a=%EF%BF%BD");

    assertThat(answer.json()).containsExactly(entry("a", "\uFFFD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%", "a=%4", "a=%zz", "a=%4&b=1", "a=%C3%28", "a=%FF", "a=%ED%A0%80", "%C0%AF=1", "=1", "a=1&a=2"
      })
  void bad_urlencoded_is_refused(String body) {
    var answer = server.post("/form", URL_ENCODED, body);

    assertMistake(answer, 400);
  }

  @Test
  void the_word_of_a_duplicate_is_not_repeated_back() {
    var answer = server.post("/form", URL_ENCODED, "cvc_4111=1&cvc_4111=1");

    assertThat(answer.body()).doesNotContain("4111");
  }

  @Test
  void raw_bytes_that_are_not_utf8_are_refused() {
    var answer = server.post("/form", URL_ENCODED, "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertMistake(answer, 400);
  }

  @Test
  void sixty_four_fields_are_enough() {
    assertThat(server.post("/form", URL_ENCODED, fields(64)).json()).hasSize(64);
    assertMistake(server.post("/form", URL_ENCODED, fields(65)), 400);
  }

  @Test
  void sixty_four_parts_are_enough() {
    assertThat(server.post("/form", MULTIPART, parts(64) + "--frontier--\r\n").json()).hasSize(64);
    assertMistake(server.post("/form", MULTIPART, parts(65) + "--frontier--\r\n"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json", "application/x-www-form-urlencoded; charset=windows-1251"})
  void another_content_type_is_refused(String contentType) {
    assertMistake(server.post("/form", contentType, "a=1"), 415);
  }

  @Test
  void a_body_without_content_type_is_refused() {
    var answer = server.raw("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=1");

    assertMistake(answer, 415);
  }

  @Test
  void no_body_is_no_field() {
    var answer = server.raw("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEmpty();
  }

  @Test
  void multipart_fields_keep_their_order() {
    String body = part("z", "1") + part("a", "") + part("имя", "Төлем\r\nkz") + "--frontier--\r\n";

    var answer = server.post("/form", MULTIPART, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsExactly(entry("z", "1"), entry("a", ""), entry("имя", "Төлем\r\nkz"));
  }

  @Test
  void a_value_that_looks_like_a_boundary_is_kept() {
    var answer = server.post("/form", MULTIPART, part("a", "--frontie\r\n--front--\r\n") + "--frontier--");

    assertThat(answer.json()).containsExactly(entry("a", "--frontie\r\n--front--\r\n"));
  }

  @Test
  void the_last_boundary_may_be_forgotten() {
    var answer = server.post("/form", MULTIPART, part("a", "1") + part("b", "2"));

    assertThat(answer.json()).containsExactly(entry("a", "1"), entry("b", "2"));
  }

  @Test
  void the_last_boundary_may_be_forgotten_with_its_line_end() {
    var answer = server.post("/form", MULTIPART, (part("a", "1") + part("b", "2")).stripTrailing());

    assertThat(answer.json()).containsExactly(entry("a", "1"), entry("b", "2"));
  }

  @Test
  void the_last_boundary_may_be_forgotten_after_an_empty_value() {
    var answer = server.post("/form", MULTIPART, part("a", "1") + part("postLink", ""));

    assertThat(answer.json()).containsExactly(entry("a", "1"), entry("postLink", ""));
  }

  @Test
  void what_follows_the_last_boundary_is_ignored() {
    var answer = server.post("/form", MULTIPART, part("a", "1") + "--frontier--\r\n" + part("b", "2"));

    assertThat(answer.json()).containsExactly(entry("a", "1"));
  }

  @Test
  void a_file_is_read_as_text() {
    var answer =
        server.post(
            "/form",
            MULTIPART,
            "--frontier\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nвнутри\r\n--frontier--\r\n");

    assertThat(answer.json()).containsExactly(entry("a", "внутри"));
  }

  @Test
  void a_quoted_boundary_is_understood() {
    String contentType = "Multipart/Form-Data; Boundary=\"frontier\"";

    var answer = server.post("/form", contentType, part("a", "1") + "--frontier--\r\n");

    assertThat(answer.json()).containsExactly(entry("a", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing of a form",
        "--frontier\r\n",
        "--frontier\r\nno header at all\r\n\r\n1\r\n--frontier--",
        "--frontier\r\n\r\nno name\r\n--frontier--",
        "--frontier\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n--frontier--",
        "--frontier\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
            + "--frontier\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n--frontier--",
        "--frontier\r\nContent-Disposition: form-data; name=\"a\"",
        "--frontier\r\nContent-Disposition: form-data; name=\"a\u0000\"\r\n\r\n1\r\n--frontier--",
        "--frontierContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--frontier--"
      })
  void bad_multipart_is_refused(String body) {
    assertMistake(server.post("/form", MULTIPART, body), 400);
  }

  @Test
  void multipart_that_is_not_utf8_is_refused() {
    byte[] badValue = (part("a", "\u00e9") + "--frontier--").getBytes(StandardCharsets.ISO_8859_1);
    byte[] badName = (part("\u00e9", "1") + "--frontier--").getBytes(StandardCharsets.ISO_8859_1);

    assertMistake(server.post("/form", MULTIPART, badValue), 400);
    assertMistake(server.post("/form", MULTIPART, badName), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""})
  void multipart_without_boundary_is_refused(String contentType) {
    assertMistake(server.post("/form", contentType, part("a", "1")), 400);
  }

  @Test
  void giant_part_headers_are_refused() {
    String header = "Content-Disposition: form-data; name=\"" + "a".repeat(10_000) + "\"\r\n\r\n";

    assertMistake(server.post("/form", MULTIPART, "--frontier\r\n" + header + "1\r\n--frontier--"), 400);
  }

  @Test
  void a_large_part_within_the_limit_is_read() {
    String value = "ж".repeat(100_000);

    assertThat(server.post("/form", MULTIPART, part("a", value) + "--frontier--").json()).containsEntry("a", value);
  }

  @Test
  void a_giant_part_is_refused() {
    assertMistake(server.post("/form", MULTIPART, part("a", "x".repeat(300_000)) + "--frontier--"), 413);
  }

  private static void assertMistake(Fixture.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.json()).containsEntry("code", "-1").containsKey("message");
  }

  private static java.util.Map.Entry<String, String> entry(String name, String value) {
    return java.util.Map.entry(name, value);
  }

  private static String part(String name, String value) {
    return "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String fields(int count) {
    return IntStream.range(0, count).mapToObj(i -> "f" + i + "=" + i).collect(Collectors.joining("&"));
  }

  private static String parts(int count) {
    return IntStream.range(0, count).mapToObj(i -> part("f" + i, "v" + i)).collect(Collectors.joining());
  }
}
