package kz.tolem.gateway.key;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a keyset is for. One keyset for each, so that none can stand in for another.
public enum Purpose {
  /// Access tokens.
  TOKEN("token", Change.FADING),
  /// Card numbers.
  CARD("card", Change.RESEALING),
  /// The secrets that sign notifications.
  SIGNING_SECRET("signing-secret", Change.RESEALING),
  /// What a payment page carries from one request to the next.
  CHECKOUT("checkout", Change.FADING),
  /// The private keys that open cryptograms.
  CRYPTOGRAM_KEY("cryptogram-key", Change.RESEALING),
  /// The secrets that people's authenticator apps share with us.
  SECOND_FACTOR("second-factor", Change.RESEALING),
  /// Recognises client secrets.
  CLIENT_SECRET("client-secret", Change.NONE),
  /// Signs what the simulated 3-D Secure issuer says.
  SANDBOX_ISSUER("sandbox-issuer", Change.NONE),
  /// Links the audit chain.
  AUDIT("audit", Change.NONE),
  /// Recognises a card number.
  CARD_FINGERPRINT("card-fingerprint", Change.NONE);

  /// How a purpose comes to a new key.
  enum Change {
    /// What it sealed lies in the database and is sealed anew.
    RESEALING,
    /// What it sealed is with shops and buyers, and dies of age; the old key opens it until then.
    FADING,
    /// What it made cannot be made anew, so the key stays; only its own seal is new.
    NONE
  }

  private final String keyset;
  private final Change change;

  Purpose(String keyset, Change change) {
    this.keyset = keyset;
    this.change = change;
  }

  /// The keyset's name in the database.
  public String keyset() {
    return keyset;
  }

  Change change() {
    return change;
  }

  boolean isExchanged() {
    return change != Change.NONE;
  }

  static List<Purpose> exchanged() {
    return Arrays.stream(values()).filter(Purpose::isExchanged).toList();
  }

  byte[] associated() {
    return ("tolem keyset " + keyset).getBytes(StandardCharsets.UTF_8);
  }

  // Plain AES-GCM with random nonces is sound for 2^32 messages a key (NIST SP 800-38D, 8.3), which a gateway seals in
  // days. This form of it, with a nonce of 192 bits, has no limit that could be reached.
  Parameters parameters() {
    return switch (this) {
      case TOKEN, CARD, SIGNING_SECRET, CHECKOUT, CRYPTOGRAM_KEY, SECOND_FACTOR ->
          PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE;
      case CLIENT_SECRET, SANDBOX_ISSUER, AUDIT -> PredefinedMacParameters.HMAC_SHA256_256BITTAG;
      case CARD_FINGERPRINT -> PredefinedPrfParameters.HMAC_SHA256_PRF;
    };
  }
}
