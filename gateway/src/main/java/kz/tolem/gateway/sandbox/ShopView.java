package kz.tolem.gateway.sandbox;

import java.util.List;
import kz.tolem.gateway.page.CardView.Scheme;
import kz.tolem.gateway.page.FrameView.LanguageLink;
import kz.tolem.protocol.Language;

/// The sandbox's small shop: test cards, a buy form, the notifications that came.
///
/// @param assets address of the folder of css, js and svg files, without a slash at its end
/// @param library address of payment-api.js
/// @param home address of this page
/// @param languages this page in each language
/// @param testCards in the order to be listed
public record ShopView(
    Language language,
    String assets,
    String library,
    String home,
    List<LanguageLink> languages,
    List<TestCard> testCards,
    Buy buy,
    Step step,
    List<Received> notifications) {

  public ShopView {
    languages = List.copyOf(languages);
    testCards = List.copyOf(testCards);
    notifications = List.copyOf(notifications);
  }

  /// A documented test card. Source: EPAY.md 12.2.
  ///
  /// @param number in groups, as on a card
  /// @param outcome what the sandbox answers, in the page's language
  public record TestCard(Scheme scheme, String number, String expiry, String cvc, String outcome) {}

  /// The buy form as it stands. Its fields: `amount`, `account`, `language` (`rus`, `kaz`, `eng`), `shown`
  /// (`redirect`, `widget`), `cardSave` and `secure3d` (`true` or absent).
  ///
  /// @param action address of the POST that gets a token
  /// @param error what is wrong with the last entry; empty when nothing
  public record Buy(
      String action,
      String amount,
      String account,
      Language language,
      Shown shown,
      boolean cardSave,
      boolean secure3d,
      String error) {}

  /// How the payment page opens.
  public enum Shown {
    REDIRECT("redirect"),
    WIDGET("widget");

    private final String word;

    Shown(String word) {
      this.word = word;
    }

    /// The word of the form.
    public String word() {
      return word;
    }
  }

  /// What the page does beside showing itself.
  public sealed interface Step {

    /// Nothing.
    record Show() implements Step {}

    /// Calls the library at once.
    ///
    /// @param payment the payment object as JSON, with the token answer in `auth`
    record Open(String payment, Shown shown) implements Step {}

    /// Shows the answer to a payment by saved card.
    ///
    /// @param status HTTP status
    /// @param json the body, indented
    record Answer(int status, String json) implements Step {}
  }

  /// A notification that came.
  ///
  /// @param time as a person reads it
  /// @param cardId empty when it brought none
  /// @param json the body, indented
  /// @param payAgain address of the POST (`cardId`, `account`) that pays again with the card
  public record Received(
      String time,
      boolean success,
      String invoice,
      String amount,
      String cardMask,
      String cardId,
      String account,
      String json,
      String payAgain) {}
}
