package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no reader of JSON takes, shown with the saved-card request. */
class JsonStrictnessTest {

  private static String problemOf(byte[] body) {
    return catchThrowableOfType(MalformedMessage.class, () -> SavedCardRequest.read(body)).getMessage();
  }

  private static String problemOf(String body) {
    return problemOf(body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void an_empty_body_is_refused(String body) {
    assertThat(problemOf(body)).isEqualTo("the body is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
  void the_top_must_be_an_object(String body) {
    assertThat(problemOf(body)).isEqualTo("the body must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}x", "{}]", "{} 1", "{},"})
  void nothing_may_follow_the_object(String body) {
    assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> SavedCardRequest.read(body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\"", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":NaN}", "{\"a\":+1}",
        "{\"a\":1 /* note */}", "{\"a\":\"\t\"}", "{\"a\":.5}", "{\"a\":[1,2}", "\uFEFF{}"})
  void broken_json_is_refused(String body) {
    assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> SavedCardRequest.read(body.getBytes(UTF_8)));
  }

  @Test
  void one_name_twice_is_refused_even_with_equal_values() {
    assertThat(problemOf("{\"amount\":1,\"amount\":1}")).contains("twice");
    assertThat(problemOf("{\"x\":{\"y\":1,\"y\":2}}")).contains("twice");
  }

  @Test
  void two_names_of_one_field_must_agree() {
    String differing = "{\"terminalId\":\"a\",\"terminal\":\"b\"}";
    String agreeing = "{\"terminalId\":\"a\",\"terminal\":\"a\",\"terminal_id\":\"a\"}";

    assertThat(problemOf(differing)).isEqualTo("terminalId is given twice with different values");
    assertThat(SavedCardRequest.read(agreeing.getBytes(UTF_8)).terminalId()).contains("a");
  }

  @Test
  void a_card_as_text_and_as_object_must_agree() {
    assertThat(problemOf("{\"cardId\":{\"id\":\"a\"},\"cardid\":\"b\"}")).startsWith("cardId is given twice");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    assertThat(problemOf("{\"name\":\"\u00e9\"}".getBytes(ISO_8859_1))).isEqualTo("the body is not UTF-8");
    assertThat(problemOf("{}".getBytes(UTF_16))).isEqualTo("the body is not UTF-8");
    assertThat(problemOf(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'})).contains("UTF-8");
    assertThat(problemOf(new byte[] {0, '{', 0, '}'})).isEqualTo("the body is not valid JSON, or names a field twice");
  }

  @Test
  void a_text_that_cannot_be_stored_is_refused() {
    assertThat(problemOf("{\"name\":\"\\u0000\"}")).isEqualTo("name contains the character U+0000");
    assertThat(problemOf("{\"name\":\"\\ud800\"}")).isEqualTo("name contains half a surrogate pair");
    assertThat(problemOf("{\"list\":[\"\\udc00x\"]}")).isEqualTo("list contains half a surrogate pair");
  }

  @Test
  void sixteen_levels_are_read_and_seventeen_are_not() {
    String sixteen = "{\"a\":".repeat(16) + "1" + "}".repeat(16);
    String seventeen = "{\"a\":".repeat(17) + "1" + "}".repeat(17);
    String lists = "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}";

    assertThat(SavedCardRequest.read(sixteen.getBytes(UTF_8)).amount()).isEmpty();
    assertThat(problemOf(seventeen)).contains("nested too deep");
    assertThat(problemOf(lists)).contains("nested too deep");
  }

  @Test
  void a_text_may_have_8_kib_and_not_one_byte_more() {
    String longest = "x".repeat(8192);
    String cyrillic = "ж".repeat(4096);

    assertThat(SavedCardRequest.read(("{\"data\":\"" + longest + "\"}").getBytes(UTF_8)).data()).contains(longest);
    assertThat(SavedCardRequest.read(("{\"data\":\"" + cyrillic + "\"}").getBytes(UTF_8)).data()).contains(cyrillic);
    assertThat(problemOf("{\"data\":\"" + longest + "x\"}")).startsWith("data is").contains("long");
    assertThat(problemOf("{\"data\":\"" + cyrillic + "x\"}")).startsWith("data is").contains("long");
    assertThat(problemOf("{\"other\":[\"" + longest + "x\"]}")).contains("long");
  }

  @Test
  void a_text_of_ten_megabytes_is_refused_and_named() {
    assertThat(problemOf("{\"description\":\"" + "x".repeat(10_000_000) + "\"}")).startsWith("description is");
    assertThat(problemOf("{\"" + "x".repeat(10_000_000) + "\":1}")).hasSizeLessThan(100);
  }

  @Test
  void a_number_may_have_forty_characters_and_not_more() {
    assertThat(SavedCardRequest.read(("{\"amount\":" + "1".repeat(40) + "}").getBytes(UTF_8)).amount()).isPresent();
    assertThat(problemOf("{\"amount\":" + "1".repeat(41) + "}")).startsWith("amount ");
    assertThat(problemOf("{\"amount\":0." + "1".repeat(39) + "}")).startsWith("amount ");
    assertThat(problemOf("{\"amount\":" + "1".repeat(1_000_000) + "}")).startsWith("amount ");
  }

  @Test
  void a_flood_of_fields_is_refused() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 10_000; i++) {
      body.append("\"f").append(i).append("\":1,");
    }

    assertThat(problemOf(body.append("\"end\":1}").toString())).contains("too");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"id\":\"secret\"}", "[\"secret\"]"})
  void a_single_value_that_is_an_object_or_a_list_is_refused_and_named(String value) {
    assertThat(problemOf("{\"email\":" + value + "}"))
        .isEqualTo("email must be a single value, not an object or a list");
  }

  @Test
  void no_problem_repeats_a_value_or_a_name_that_could_be_one() {
    assertThat(problemOf("{\"recurrent\":\"4405639704015096\"}")).isEqualTo("recurrent must be true or false");
    assertThat(problemOf("{\"4405639704015096\":\"\\u0000\"}")).isEqualTo("a field contains the character U+0000");
    assertThat(problemOf("{\"amount\":4405639704015096")).doesNotContain("4405");
    assertThat(problemOf("{\"amount\":4405x}")).doesNotContain("4405");
  }

  @Test
  void the_problem_has_no_stack_trace() {
    MalformedMessage problem =
        catchThrowableOfType(MalformedMessage.class, () -> SavedCardRequest.read(new byte[0]));

    assertThat(problem.getStackTrace()).isEmpty();
    assertThat(problem.getCause()).isNull();
  }
}
