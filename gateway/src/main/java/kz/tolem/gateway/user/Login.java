package kz.tolem.gateway.user;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name that a user signs in with: an e-mail address or another word. The same letters in another case are the same
/// name.
///
/// @param text 1 to 100 letters, digits and `. _ + @ -`; begins with a letter or digit
public record Login(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+@-]{0,99}");

  public Login {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a user's name is 1 to 100 letters, digits, dots, dashes, underscores, plus and at signs");
    }
  }

  /// The name, if the text has the form of one.
  public static Optional<Login> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Login(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
