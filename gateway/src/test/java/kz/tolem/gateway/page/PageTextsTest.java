package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.gateway.page.PageTexts.Words;
import kz.tolem.gateway.sandbox.ShopTexts;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PageTextsTest {

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]+}");
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern KAZAKH_ONLY =
      Pattern.compile("[әғқңөұүһі]", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static Stream<Words> words() {
    List<Words> all = new ArrayList<>();
    Stream.<PageTexts[]>of(FrameTexts.values(), FormTexts.values(), ResultTexts.values(), ShopTexts.values())
        .flatMap(Stream::of)
        .forEach(text -> all.add(text.words()));
    for (ProblemTexts problem : ProblemTexts.values()) {
      all.add(new Words(
          problem.title(Language.RUSSIAN), problem.title(Language.KAZAKH), problem.title(Language.ENGLISH)));
      all.add(new Words(problem.text(Language.RUSSIAN), problem.text(Language.KAZAKH), problem.text(Language.ENGLISH)));
    }
    for (DeclineTexts decline : DeclineTexts.values()) {
      all.add(new Words(
          decline.reason(Language.RUSSIAN), decline.reason(Language.KAZAKH), decline.reason(Language.ENGLISH)));
      all.add(new Words(decline.next(Language.RUSSIAN), decline.next(Language.KAZAKH), decline.next(Language.ENGLISH)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("words")
  void a_text_stands_in_every_language_with_the_same_places(Words words) {
    assertThat(List.of(words.russian(), words.kazakh(), words.english())).noneMatch(String::isBlank);
    assertThat(places(words.kazakh())).isEqualTo(places(words.russian()));
    assertThat(places(words.english())).isEqualTo(places(words.russian()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void english_has_no_cyrillic_and_russian_no_kazakh_letter(Words words) {
    assertThat(CYRILLIC.matcher(words.english()).find()).isFalse();
    assertThat(KAZAKH_ONLY.matcher(words.russian()).find()).isFalse();
  }

  @Test
  void values_are_put_in_their_places() {
    String text = FormTexts.SAVED_CARD.in(Language.KAZAKH, "Visa", "5096");

    assertThat(text).isEqualTo("Visa, соңғы сандары 5096");
  }

  @ParameterizedTest
  @CsvSource({
    "484, FUNDS", "478, EXPIRED", "457, CARD_DATA", "465, CARD_CLOSED", "483, CARD_CLOSED", "488, LIMIT",
    "476, TOO_OFTEN", "499, SECURE", "494, UNAVAILABLE", "529, MERCHANT", "1612, COUNTRY", 
    "454, UNSURE", "459, UNSURE", "2660, TECHNICAL", "987654, TECHNICAL"
  })
  void a_code_has_its_reason(int code, DeclineTexts expected) {
    assertThat(DeclineTexts.of(code)).isEqualTo(expected);
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
  }
}
