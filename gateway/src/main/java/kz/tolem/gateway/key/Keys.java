package kz.tolem.gateway.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import kz.tolem.gateway.sql.Database;

/// The working keys, one keyset per purpose, so that none can stand in for another. Made on the first start, sealed by
/// the master key, shared by every gateway on the database. Thread-safe.
public final class Keys {

  private final Aead tokens;
  private final Aead cards;
  private final Aead signingSecrets;
  private final Aead checkouts;
  private final Aead cryptograms;
  private final Aead secondFactors;
  private final Mac clientSecrets;
  private final Mac sandboxIssuer;
  private final PrfSet fingerprints;

  private Keys(Ring ring) throws GeneralSecurityException {
    this.tokens = ring.open("token", MANY_MESSAGES, Aead.class);
    this.cards = ring.open("card", MANY_MESSAGES, Aead.class);
    this.signingSecrets = ring.open("signing-secret", MANY_MESSAGES, Aead.class);
    this.checkouts = ring.open("checkout", MANY_MESSAGES, Aead.class);
    this.cryptograms = ring.open("cryptogram-key", MANY_MESSAGES, Aead.class);
    this.secondFactors = ring.open("second-factor", MANY_MESSAGES, Aead.class);
    this.clientSecrets = ring.open("client-secret", PredefinedMacParameters.HMAC_SHA256_256BITTAG, Mac.class);
    this.sandboxIssuer = ring.open("sandbox-issuer", PredefinedMacParameters.HMAC_SHA256_256BITTAG, Mac.class);
    this.fingerprints = ring.open("card-fingerprint", PredefinedPrfParameters.HMAC_SHA256_PRF, PrfSet.class);
  }

  // Plain AES-GCM with random nonces is sound for 2^32 messages a key (NIST SP 800-38D, 8.3), which a gateway seals in
  // days. This form of it, with a nonce of 192 bits, has no limit that could be reached.
  private static final Parameters MANY_MESSAGES = PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE;

  private static final Configuration CONFIGURATION = configuration();

  private static Configuration configuration() {
    try {
      AeadConfig.register();
      MacConfig.register();
      PrfConfig.register();
      return RegistryConfiguration.get();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// Loads what opening keysets takes, a quarter of a second's work the first time. Calling it is never needed.
  public static void prepare() {
    try {
      KeysetHandle.generateNew(MANY_MESSAGES, CONFIGURATION)
          .getPrimitive(CONFIGURATION, Aead.class)
          .encrypt(new byte[1], new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work here", e);
    }
  }

  /// Opens the keysets in the database, making those that are missing.
  ///
  /// @throws WrongMasterKey when the keysets were sealed by another master key
  public static Keys open(Database database, MasterKey master, InstantSource time) {
    try {
      return new Keys(new Ring(database, master.aead(), time));
    } catch (GeneralSecurityException e) {
      throw new WrongMasterKey(e);
    }
  }

  /// Seals access tokens.
  public Aead tokens() {
    return tokens;
  }

  /// Seals card numbers.
  public Aead cards() {
    return cards;
  }

  /// Seals the secrets that sign notifications.
  public Aead signingSecrets() {
    return signingSecrets;
  }

  /// Seals what a payment page carries from one request to the next.
  public Aead checkouts() {
    return checkouts;
  }

  /// Seals the private keys that open cryptograms.
  public Aead cryptograms() {
    return cryptograms;
  }

  /// Seals the secrets that people's authenticator apps share with us.
  public Aead secondFactors() {
    return secondFactors;
  }

  /// Recognises client secrets without keeping them.
  public Mac clientSecrets() {
    return clientSecrets;
  }

  /// Signs what the simulated 3-D Secure issuer says; the key of a real issuer is never here.
  public Mac sandboxIssuer() {
    return sandboxIssuer;
  }

  /// Recognises a card number without keeping it.
  public PrfSet fingerprints() {
    return fingerprints;
  }

  private record Ring(Database database, Aead master, InstantSource time) {

    <P> P open(String name, Parameters parameters, Class<P> primitive) throws GeneralSecurityException {
      byte[] associated = ("tolem keyset " + name).getBytes(StandardCharsets.UTF_8);
      byte[] stored = stored(name);
      if (stored.length == 0) {
        KeysetHandle fresh = KeysetHandle.generateNew(parameters, CONFIGURATION);
        keep(name, TinkProtoKeysetFormat.serializeEncryptedKeyset(fresh, master, associated, CONFIGURATION));
        stored = stored(name); // another gateway may have been first
      }
      return TinkProtoKeysetFormat.parseEncryptedKeyset(stored, master, associated, CONFIGURATION)
          .getPrimitive(CONFIGURATION, primitive);
    }

    private byte[] stored(String name) {
      return database.read(
          handle ->
              handle
                  .createQuery("select sealed from keyset where name = :name")
                  .bind("name", name)
                  .mapTo(byte[].class)
                  .findOne()
                  .orElse(new byte[0]));
    }

    private void keep(String name, byte[] sealed) {
      database.transaction(
          handle ->
              handle
                  .createUpdate(
                      """
                      insert into keyset (name, sealed, created_at)
                      values (:name, :sealed, :at)
                      on conflict do nothing
                      """)
                  .bind("name", name)
                  .bind("sealed", sealed)
                  .bind("at", time.instant())
                  .execute());
    }
  }
}
