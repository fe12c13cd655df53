package kz.tolem.gateway.merchant;

import com.google.crypto.tink.Mac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// A client secret as it is kept: a keyed hash. The secret is random, so no slow hash is needed on the token path.
public final class HashedSecret {

  private final byte[] hash;

  HashedSecret(byte[] hash) {
    this.hash = hash.clone();
  }

  static HashedSecret of(String secret, Mac mac) {
    try {
      return new HashedSecret(mac.computeMac(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot hash a client secret", e);
    }
  }

  byte[] bytes() {
    return hash.clone();
  }

  /// Compares in constant time.
  boolean matches(String secret, Mac mac) {
    try {
      mac.verifyMac(hash, secret.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "hashed secret";
  }
}
