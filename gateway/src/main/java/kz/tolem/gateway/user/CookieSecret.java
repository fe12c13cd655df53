package kz.tolem.gateway.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import kz.tolem.gateway.edge.Ids;

/// What a browser is known by, or a link that was sent to one person: random, and kept as a hash alone. Prints nothing.
public final class CookieSecret {

  private static final int BYTES = 32;
  private static final int CHARS_MAX = 100;

  private final String text;

  private CookieSecret(String text) {
    this.text = text;
  }

  static CookieSecret fresh(Ids ids) {
    return new CookieSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(ids.secret(BYTES)));
  }

  /// What a browser presents: any text.
  public static CookieSecret presented(String text) {
    return new CookieSecret(text.length() > CHARS_MAX ? "" : text);
  }

  /// The secret in the clear, to be handed out once.
  public String shownOnce() {
    return text;
  }

  /// What forms of this browser's pages carry, so that other sites cannot send them: it follows from the secret and
  /// does not tell it.
  public String formToken() {
    return HexFormat.of().formatHex(digest("form token of " + text), 0, 16);
  }

  /// A plain hash will do: what is hashed is 32 random bytes.
  byte[] hash() {
    return digest(text);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "cookie secret";
  }
}
