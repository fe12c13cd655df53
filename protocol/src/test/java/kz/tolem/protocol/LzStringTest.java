package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LzStringTest {

  @Property
  void any_text_comes_back(@ForAll @StringLength(max = 600) String text) {
    assertThat(LzString.decompress(LzString.compress(text))).isEqualTo(text);
  }

  @Property
  void a_text_of_few_letters_comes_back(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 3000) String text) {
    assertThat(LzString.decompress(LzString.compress(text))).isEqualTo(text);
  }

  @Property
  void packed_text_needs_no_percent_encoding(@ForAll @StringLength(max = 200) String text) {
    assertThat(LzString.compress(text)).matches("[A-Za-z0-9+$-]+");
  }

  @Property
  void anything_is_restored_or_refused(@ForAll("packedLooking") String packed) {
    try {
      assertThat(LzString.decompress(packed)).hasSizeLessThanOrEqualTo(ProtocolLimits.PAYMENT_OBJECT_CHARS_MAX);
    } catch (MalformedMessage refused) {
      assertThat(refused.getMessage()).startsWith("params ");
    }
  }

  @Provide
  Arbitrary<String> packedLooking() {
    return Arbitraries.strings().alpha().numeric().withChars("+-$ ").ofMaxLength(2000);
  }

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
