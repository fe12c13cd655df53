package kz.tolem.gateway.account.door;

import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.account.Links;
import kz.tolem.gateway.page.PageTexts;
import kz.tolem.protocol.Language;

/// What the pages before a sign-in show.
///
/// @param base the account pages' own path
/// @param here this page's path, for its links to other languages
/// @param problem what was wrong with the last try; empty text: nothing
/// @param formToken empty where nobody is signed in yet
public record DoorView(
    Language language,
    String assets,
    String base,
    String here,
    boolean sandbox,
    String problem,
    String formToken,
    Content content) {

  /// What the page is about.
  public sealed interface Content {

    /// @param next where to go afterwards
    /// @param people whom a sandbox lets in: name and password
    record SignIn(String login, String next, List<Person> people) implements Content {}

    record Code() implements Content {}

    /// @param key Base32
    record SetUp(String key, QrCode square) implements Content {}

    record Codes(List<String> codes) implements Content {}

    record Invitation(String login, String link) implements Content {}

    record LinkOver() implements Content {}
  }

  /// Somebody whom every sandbox knows.
  public record Person(String login, String password, String role) {}

  public String text(PageTexts text, String... values) {
    return text.in(language, values);
  }

  /// This page's path, for a link that comes back to it.
  public String hereEscaped() {
    return Links.escaped(here);
  }

  public List<Language> languages() {
    return List.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH);
  }

  public Optional<Content.SignIn> signIn() {
    return content instanceof Content.SignIn it ? Optional.of(it) : Optional.empty();
  }

  public Optional<Content.SetUp> setUp() {
    return content instanceof Content.SetUp it ? Optional.of(it) : Optional.empty();
  }

  public Optional<Content.Codes> codes() {
    return content instanceof Content.Codes it ? Optional.of(it) : Optional.empty();
  }

  public Optional<Content.Invitation> invitation() {
    return content instanceof Content.Invitation it ? Optional.of(it) : Optional.empty();
  }

  public boolean code() {
    return content instanceof Content.Code;
  }

  public boolean linkOver() {
    return content instanceof Content.LinkOver;
  }

  public DoorTexts title() {
    return switch (content) {
      case Content.SignIn _ -> DoorTexts.SIGN_IN;
      case Content.Code _ -> DoorTexts.CODE_TITLE;
      case Content.SetUp _ -> DoorTexts.SET_UP_TITLE;
      case Content.Codes _ -> DoorTexts.CODES_TITLE;
      case Content.Invitation _ -> DoorTexts.INVITED_TITLE;
      case Content.LinkOver _ -> DoorTexts.LINK_OVER_TITLE;
    };
  }

  /// Shows no code and no key.
  @Override
  public String toString() {
    return "door " + title();
  }
}
