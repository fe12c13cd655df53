package kz.tolem.shop.web;

import java.util.List;
import kz.tolem.protocol.Language;

/// What is around every page.
///
/// @param path of the page, for the links to the same page in another language
/// @param pieces in the basket
/// @param gateway its origin, for the links of the footer
public record Frame(Language language, String path, int pieces, String gateway) {

  /// The languages in the order of the switch.
  public List<Language> languages() {
    return List.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH);
  }

  /// What a language calls itself, in short.
  public static String shortName(Language language) {
    return switch (language) {
      case KAZAKH -> "Қаз";
      case RUSSIAN -> "Рус";
      case ENGLISH -> "Eng";
    };
  }
}
