package kz.tolem.gateway.token;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;

/// Seals and opens access tokens. A sealed token is opaque to everyone else and cannot be altered; nothing is stored
/// when one is issued (ADR 9). Thread-safe.
public final class Tokens {

  /// The most characters a token may have when it comes back: more than the longest that is granted, whose links are not
  /// of ASCII alone, and less than the headers may have.
  private static final int TEXT_MAX = 24 * 1024;

  private static final byte[] PURPOSE = "tolem access token".getBytes(StandardCharsets.UTF_8);

  private final Aead aead;
  private final InstantSource time;

  public Tokens(Aead aead, InstantSource time) {
    this.aead = aead;
    this.time = time;
  }

  /// The text to hand out: letters, digits, `-` and `_`.
  public String seal(AccessToken token) {
    try {
      byte[] sealed = aead.encrypt(TokenCodec.write(token), PURPOSE);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a token", e);
    }
  }

  /// Opens what a caller presents.
  public Presented open(String text) {
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      return new Presented.NotOurs();
    }
    AccessToken token;
    try {
      token = TokenCodec.read(aead.decrypt(Base64.getUrlDecoder().decode(text), PURPOSE));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return new Presented.NotOurs();
    }
    return time.instant().isBefore(token.expiresAt()) ? new Presented.Valid(token) : new Presented.Expired();
  }

  /// What a presented token turned out to be.
  public sealed interface Presented {

    /// Issued here, unaltered, and alive.
    record Valid(AccessToken token) implements Presented {}

    /// Issued here, but its life is over.
    record Expired() implements Presented {}

    /// Not issued here, altered, or sealed under a key that is gone.
    record NotOurs() implements Presented {}
  }
}
