package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  private static Map<String, String> parse(String body) {
    return Form.parse(body.getBytes(UTF_8));
  }

  private static String problemOf(String body) {
    return catchThrowableOfType(MalformedMessage.class, () -> parse(body)).getMessage();
  }

  @Test
  void fields_keep_their_order_and_may_be_empty() {
    assertThat(parse("b=2&a=&c&&d=x=y")).containsExactly(
        Map.entry("b", "2"), Map.entry("a", ""), Map.entry("c", ""), Map.entry("d", "x=y"));
  }

  @Test
  void an_empty_body_has_no_fields() {
    assertThat(parse("")).isEmpty();
  }

  @Test
  void blanks_plus_signs_and_bytes_of_utf_8_are_told_apart() {
    assertThat(parse("a=1+2%2B3%20%d0%b6ж")).containsEntry("a", "1 2+3 жж");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%-1", "%=1", "a=%+1"})
  void broken_escapes_are_refused(String body) {
    assertThat(problemOf(body)).isEqualTo("a percent sign is not followed by two hex digits");
  }

  @Test
  void escapes_and_bytes_that_are_not_utf_8_are_refused() {
    byte[] latin1 = {'a', '=', (byte) 0xE9};

    assertThat(problemOf("a=%E9")).isEqualTo("a percent-encoded text is not UTF-8");
    assertThat(problemOf("a=%C0%80")).contains("not UTF-8");
    assertThat(problemOf("a=%ED%A0%80")).contains("not UTF-8");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> Form.parse(latin1)))
        .hasMessage("the body is not UTF-8");
  }

  @Test
  void a_field_named_twice_is_refused_even_with_equal_values() {
    assertThat(problemOf("scope=a&scope=a")).isEqualTo("scope is given twice");
    assertThat(problemOf("scope=a&sc%6Fpe=b")).isEqualTo("scope is given twice");
  }

  @Test
  void sixty_four_fields_are_read_and_sixty_five_are_not() {
    StringBuilder body = new StringBuilder("f0=");
    for (int i = 1; i < 64; i++) {
      body.append("&f").append(i).append('=');
    }

    assertThat(parse(body.toString())).hasSize(64);
    assertThat(problemOf(body + "&f64=")).isEqualTo("there are more than 64 fields");
  }

  @Test
  void a_value_that_is_too_long_or_not_storable_is_refused_and_named() {
    assertThat(problemOf("data=" + "x".repeat(8193))).isEqualTo("data is longer than 8192 bytes");
    assertThat(problemOf("data=%00")).isEqualTo("data contains the character U+0000");
  }
}
