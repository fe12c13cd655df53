package kz.tolem.gateway.user;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// A password as somebody typed it. Prints nothing.
public final class Password {

  static final int CHARS_MIN = 12;
  static final int CHARS_MAX = 200;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /// What a caller presents: any text. Letters that can be written in two ways count as one.
  public static Password presented(String text) {
    return new Password(Normalizer.normalize(text, Normalizer.Form.NFKC));
  }

  /// A password to be set.
  ///
  /// @throws IllegalArgumentException when it is too short to be safe, or too long
  public static Password chosen(String text) {
    Password password = presented(text);
    int chars = password.text.codePointCount(0, password.text.length());
    if (chars < CHARS_MIN || chars > CHARS_MAX) {
      throw new IllegalArgumentException("a password has " + CHARS_MIN + " to " + CHARS_MAX + " characters");
    }
    return password;
  }

  /// Longer ones than can be set need no work to be found wrong, but get it all the same: time tells nothing.
  byte[] bytes() {
    String worked = text.length() > 2 * CHARS_MAX ? text.substring(0, 2 * CHARS_MAX) + "…" : text;
    return worked.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "password";
  }
}
