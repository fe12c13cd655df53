package kz.tolem.gateway.page;

import kz.tolem.protocol.Language;

/// A text of the pages in every language the pages speak.
///
/// Each enum that implements this lists its texts with all languages side by side, so that a missing translation does
/// not compile and a reviewer reads one text at a time. `{1}`, `{2}` stand for values; the values are put in as they
/// are, and escaped when the template writes them.
public interface PageTexts {

  /// The text in all languages.
  Words words();

  /// The text in one language, with its values put in.
  ///
  /// @param values what stands for `{1}`, `{2}`, in this order
  default String in(Language language, String... values) {
    String text = words().in(language);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + (i + 1) + "}", values[i]);
    }
    return text;
  }

  /// One text, three languages.
  record Words(String russian, String kazakh, String english) {

    /// The text in one language, values not put in.
    public String in(Language language) {
      return switch (language) {
        case RUSSIAN -> russian;
        case KAZAKH -> kazakh;
        case ENGLISH -> english;
      };
    }
  }
}
