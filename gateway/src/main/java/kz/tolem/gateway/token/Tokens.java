package kz.tolem.gateway.token;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Seals and opens access tokens. A sealed token is opaque to everyone else and cannot be altered; nothing is stored
/// when one is issued (ADR 9). Thread-safe.
public final class Tokens {

  /// The most characters a token may have when it comes back: more than the longest that is granted, whose links are not
  /// of ASCII alone, and less than the headers may have.
  private static final int TEXT_MAX = 24 * 1024;

  private static final byte[] PURPOSE = "tolem access token".getBytes(StandardCharsets.UTF_8);

  // Sealed for another purpose, a user's token does not open where a merchant's is wanted: it cannot pay.
  private static final byte[] USER_PURPOSE = "tolem user token".getBytes(StandardCharsets.UTF_8);

  private final Aead aead;
  private final InstantSource time;

  public Tokens(Aead aead, InstantSource time) {
    this.aead = aead;
    this.time = time;
  }

  /// The text to hand out: letters, digits, `-` and `_`.
  public String seal(AccessToken token) {
    return seal(TokenCodec.write(token), PURPOSE);
  }

  /// As [#seal(AccessToken)].
  public String seal(UserToken token) {
    return seal(TokenCodec.write(token), USER_PURPOSE);
  }

  private String seal(byte[] bytes, byte[] purpose) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(aead.encrypt(bytes, purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a token", e);
    }
  }

  /// Opens what a caller presents. A user's token is not taken here: see [Callers].
  public Presented open(String text) {
    Optional<AccessToken> token = unsealed(text, PURPOSE).map(TokenCodec::read);
    if (token.isEmpty()) {
      return new Presented.NotOurs();
    }
    return isAlive(token.get().expiresAt()) ? new Presented.Valid(token.get()) : new Presented.Expired();
  }

  /// Opens what a caller presents, if it is the token of a user.
  PresentedByUser openOfUser(String text) {
    Optional<UserToken> token = unsealed(text, USER_PURPOSE).map(TokenCodec::readOfUser);
    if (token.isEmpty()) {
      return new PresentedByUser.NotOurs();
    }
    return isAlive(token.get().expiresAt())
        ? new PresentedByUser.Valid(token.get())
        : new PresentedByUser.Expired();
  }

  private Optional<byte[]> unsealed(String text, byte[] purpose) {
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(aead.decrypt(Base64.getUrlDecoder().decode(text), purpose));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isAlive(Instant expiresAt) {
    return time.instant().isBefore(expiresAt);
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

  /// What the presented token of a user turned out to be; the cases are those of [Presented].
  sealed interface PresentedByUser {

    record Valid(UserToken token) implements PresentedByUser {}

    record Expired() implements PresentedByUser {}

    record NotOurs() implements PresentedByUser {}
  }
}
