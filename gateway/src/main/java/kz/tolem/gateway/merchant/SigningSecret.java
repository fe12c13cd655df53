package kz.tolem.gateway.merchant;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/// A secret that signs a merchant's notifications. Prints nothing; the shop sees [#shownOnce] when it is made.
/// Source: Standard Webhooks, symmetric secrets.
public final class SigningSecret {

  /// How many random bytes make one.
  static final int BYTES = 32;

  private static final String PREFIX = "whsec_";

  private final byte[] bytes;

  SigningSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /// The key for HMAC-SHA256.
  public SecretKeySpec key() {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// The form that the shop keeps: `whsec_` and Base64.
  String shownOnce() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "signing secret";
  }
}
