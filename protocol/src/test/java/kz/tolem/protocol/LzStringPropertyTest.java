package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class LzStringPropertyTest {

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
}
