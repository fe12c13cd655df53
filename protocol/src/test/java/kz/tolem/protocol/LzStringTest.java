package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LzStringTest {

  @Test
  void blanks_are_plus_signs_that_a_form_decoder_took_away() {
    String text = "invoiceId=100000451&name=plus";
    String packed = packedWithPlus(text);

    assertThat(packed).contains("+");
    assertThat(LzString.decompress(packed.replace('+', ' '))).startsWith(text);
  }

  /** Lengthens the text until its packed form has a plus sign. */
  private static String packedWithPlus(String text) {
    String longer = text;
    while (!LzString.compress(longer).contains("+")) {
      longer += longer.length();
    }
    return LzString.compress(longer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "w", "A", "ж", "\u0000", "/", "_", "JYOwbg9sDGCmCSATAvARgAycwFgKyq", "JYOwb*9sDGCm",
        "JYOwbg9sDGCmCSATAvARgAycwFgKyq%41"})
  void damaged_text_is_refused(String packed) {
    assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> LzString.decompress(packed));
  }

  @Test
  void a_text_of_64_kib_is_restored_and_a_longer_one_is_refused() {
    String longest = "a".repeat(ProtocolLimits.PAYMENT_OBJECT_CHARS_MAX);

    assertThatNoException().isThrownBy(() -> LzString.decompress(LzString.compress(longest)));
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> LzString.decompress(LzString.compress(longest + "a")));
  }

  @Test
  void a_small_bomb_is_refused() {
    String bomb = LzString.compress("a".repeat(5_000_000));

    assertThat(bomb).hasSizeLessThan(10_000);
    assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> LzString.decompress(bomb));
  }
}
