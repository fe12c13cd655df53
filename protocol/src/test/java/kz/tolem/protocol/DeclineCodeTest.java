package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclineCodeTest {

  /** The first column of the table, EPAY.md 11. */
  private static final List<Integer> DOCUMENTED =
      List.of(
          -1, 0, 100, 293, 454, 455, 456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 469,
          470, 471, 472, 473, 475, 476, 477, 478, 479, 480, 481, 482, 483, 484, 485, 486, 487, 488, 489,
          490, 491, 492, 493, 494, 495, 496, 497, 498, 499, 500, 501, 502, 503, 504, 505, 521, 522, 523,
          524, 525, 526, 527, 528, 529, 690, 703, 877, 1266, 1267, 1268, 1269, 1373, 1563, 1564, 1565, 1568,
          1569, 1570, 1611, 1612, 1636, 1654, 1759, 2032, 2092, 2249, 2326, 2357, 2358, 2656, 2660, 2678,
          2740, 2872, 3013, 3014, 3141, 3225, 3240, 3298, 3339);

  @Test
  void every_documented_code_is_known_once_and_no_other() {
    assertThat(DeclineCode.known()).extracting(DeclineCode::code).containsExactlyElementsOf(DOCUMENTED);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_code_has_a_text_in_every_language(Language language) {
    assertThat(DeclineCode.known()).allSatisfy(code -> assertThat(code.text(language)).isNotBlank());
  }

  @Test
  void texts_are_written_in_the_letters_of_their_language() {
    assertThat(DeclineCode.known()).allSatisfy(code -> {
      assertThat(code.english()).matches("[\\x20-\\x7E]+");
      assertThat(code.russian()).doesNotMatch(".*[ӘәҒғҚқҢңӨөҰұҮүҺһІі].*").containsPattern("[А-Яа-яё]{3}");
      assertThat(code.kazakh()).containsPattern("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]");
    });
  }

  @Test
  void a_text_never_mixes_latin_and_cyrillic_letters_in_one_word() {
    assertThat(DeclineCode.known()).allSatisfy(code -> {
      assertThat(code.russian()).doesNotContainPattern("[A-Za-z][А-Яа-яё]|[А-Яа-яё][A-Za-z]");
      assertThat(code.kazakh()).doesNotContainPattern("[A-Za-z]\\p{IsCyrillic}|\\p{IsCyrillic}[A-Za-z]");
    });
  }

  @ParameterizedTest
  @CsvSource({
    "-1, request, FIX", "0, ok, END", "100, system, LATER", "293, system, LATER", "454, unknown, CHECK",
    "455, three_ds, FIX", "456, unknown, LATER", "457, card_data, FIX", "458, acquirer, LATER",
    "459, card_data, CHECK", "460, unknown, CHECK", "461, unknown, LATER", "462, issuer, OTHER",
    "463, issuer, OTHER", "464, issuer, MERCH", "465, issuer, OTHER", "466, issuer, OTHER",
    "467, issuer, OTHER", "468, issuer, OTHER", "469, card_data, FIX", "470, amount, FIX",
    "471, card_data, FIX", "472, card_data, FIX", "473, three_ds, FIX", "475, unknown, LATER",
    "476, attempts, WAIT", "477, unknown, OTHER", "478, expired, OTHER", "479, issuer, OTHER",
    "480, issuer, OTHER", "481, issuer, OTHER", "482, issuer, OTHER", "483, fraud, OTHER", "484, funds, LATER",
    "485, expired, OTHER", "486, limits, OTHER", "487, issuer, OTHER", "488, limits, OTHER",
    "489, issuer, OTHER", "490, issuer, OTHER", "491, limits, WAIT", "492, attempts, OTHER",
    "493, issuer_unavailable, LATER", "494, issuer_unavailable, LATER", "495, issuer, OTHER",
    "496, unknown, OTHER", "497, acquirer, LATER", "498, issuer, LATER", "499, three_ds, FIX",
    "500, three_ds, LATER", "501, card_data, FIX", "502, acquirer, LATER", "503, three_ds, OTHER",
    "504, acquirer, CHECK", "505, attempts, WAIT", "521, issuer, OTHER", "522, unknown, FIX",
    "523, issuer, OTHER", "524, issuer, OTHER", "525, issuer, OTHER", "526, unknown, LATER",
    "527, issuer, OTHER", "528, limits, OTHER", "529, limits, MERCH", "690, unknown, CHECK",
    "703, unknown, LATER", "877, three_ds, FIX", "1266, system, LATER", "1267, issuer_unavailable, LATER",
    "1268, system, LATER", "1269, system, LATER", "1373, list, END", "1563, issuer_unavailable, CHECK",
    "1564, system, CHECK", "1565, system, LATER", "1568, system, CHECK", "1569, system, CHECK",
    "1570, system, CHECK", "1611, issuer_unavailable, LATER", "1612, country, OTHER", "1636, card_data, OTHER",
    "1654, three_ds, FIX", "1759, unknown, LATER", "2032, system, CHECK", "2092, issuer, OTHER",
    "2249, system, LATER", "2326, system, LATER", "2357, card_data, FIX", "2358, system, LATER",
    "2656, system, LATER", "2660, system, LATER", "2678, limits, MERCH", "2740, attempts, OTHER",
    "2872, issuer, OTHER", "3013, system, LATER", "3014, system, LATER", "3141, refund, MERCH",
    "3225, refund, CHECK", "3240, unknown, LATER", "3298, request, FIX", "3339, card_data, FIX"
  })
  void every_code_has_the_class_and_the_next_step_of_the_table(int code, String kind, DeclineCode.Next next) {
    assertThat(DeclineCode.of(code).kind().name().toLowerCase(Locale.ROOT)).isEqualTo(kind);
    assertThat(DeclineCode.of(code).next()).isEqualTo(next);
  }

  @Test
  void an_unclear_outcome_of_a_payment_asks_the_buyer_not_to_pay_again() {
    assertThat(DeclineCode.known())
        .filteredOn(code -> code.next() == DeclineCode.Next.CHECK && code.kind() != DeclineCode.Kind.REFUND)
        .hasSizeGreaterThan(10)
        .allSatisfy(code -> {
          assertThat(code.english()).contains("do not pay again");
          assertThat(code.russian()).contains("Не платите повторно");
          assertThat(code.kazakh()).contains("айта төлемеңіз");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -2, 99999, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void an_unknown_code_has_the_text_of_2660_and_its_own_number(int code) {
    DeclineCode unknown = DeclineCode.of(code);

    assertThat(unknown.code()).isEqualTo(code);
    assertThat(unknown.kind()).isEqualTo(DeclineCode.Kind.UNKNOWN);
    assertThat(unknown.next()).isEqualTo(DeclineCode.Next.LATER);
    for (Language language : Language.values()) {
      assertThat(unknown.text(language)).isEqualTo(DeclineCode.of(2660).text(language) + " (" + code + ")");
    }
    assertThat(DeclineCode.find(code)).isEmpty();
  }

  @Test
  void some_codes_end_the_use_of_the_card() {
    assertThat(DeclineCode.known()).filteredOn(DeclineCode::endsCard).extracting(DeclineCode::code)
        .containsExactly(465, 467, 478, 479, 481, 482, 483, 485, 489, 492, 525, 2092, 2872);
  }
}
