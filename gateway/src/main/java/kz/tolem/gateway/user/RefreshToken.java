package kz.tolem.gateway.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import kz.tolem.gateway.edge.Ids;

/// What a signed-in user's program gets fresh access tokens with. Random, and kept as a hash alone. Prints nothing.
public final class RefreshToken {

  private static final int BYTES = 32;

  private final String text;

  private RefreshToken(String text) {
    this.text = text;
  }

  static RefreshToken fresh(Ids ids) {
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(ids.secret(BYTES)));
  }

  /// What a caller presents: any text.
  public static RefreshToken presented(String text) {
    return new RefreshToken(text);
  }

  /// The token in the clear, to be handed out once.
  public String shownOnce() {
    return text;
  }

  /// A plain hash will do: what is hashed is 32 random bytes.
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "refresh token";
  }
}
