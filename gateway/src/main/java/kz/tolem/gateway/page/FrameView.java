package kz.tolem.gateway.page;

import java.util.List;
import java.util.Locale;
import kz.tolem.protocol.Language;

/// What stands around every page of the hosted form.
///
/// @param language the language of all texts
/// @param shopName the headline; may be empty when the shop is not known yet
/// @param shape the whole window or the shop's 400 px widget
/// @param assets address of the folder of css, js and svg files, without a slash at its end
/// @param testCardsLink where the test cards are listed; empty in production mode, where no banner is shown
/// @param languages this page in each language, in the order to be shown; may be empty
public record FrameView(
    Language language,
    String shopName,
    Shape shape,
    String assets,
    String testCardsLink,
    List<LanguageLink> languages) {

  public FrameView {
    languages = List.copyOf(languages);
  }

  /// Where the page is shown.
  public enum Shape {
    /// The buyer's whole window.
    PAGE,
    /// An iframe in the shop's page (`isShortForm=true`): no outer chrome.
    WIDGET
  }

  /// The page in another language.
  public record LanguageLink(Language language, String url) {

    /// How the language calls itself.
    public String name() {
      return switch (language) {
        case RUSSIAN -> "Русский";
        case KAZAKH -> "Қазақша";
        case ENGLISH -> "English";
      };
    }
  }

  /// Tells whether the page stands in the shop's widget.
  public boolean inWidget() {
    return shape == Shape.WIDGET;
  }

  /// The first letter of the shop's name, in place of a logo.
  public String monogram() {
    String name = shopName.strip();
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
