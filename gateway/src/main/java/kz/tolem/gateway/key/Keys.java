package kz.tolem.gateway.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kz.tolem.gateway.sql.Database;

/// The working keys, one keyset per purpose, so that none can stand in for another. Made on the first start, sealed by
/// the master key, shared by every gateway on the database, and exchanged while they run (ADR 47). Thread-safe.
public final class Keys {

  /// How old the keys in memory may be for sealing. Whoever exchanges keys counts on it.
  static final Duration SEALS_FOR = Duration.ofSeconds(15);

  static final Configuration CONFIGURATION = configuration();

  // Whoever sends rubbish must not make us ask the database each time.
  private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final KeysetStore store;
  private final MasterKeys masters;
  private final Mac clientSecrets;
  private final Mac sandboxIssuer;
  private final Mac auditChain;
  private final PrfSet fingerprints;
  private volatile Held held;

  /// @param since when the database was asked that said so, by [System#nanoTime]
  private record Held(Ring ring, long since) {}

  private Keys(KeysetStore store, MasterKeys masters, Held held) throws GeneralSecurityException {
    this.store = store;
    this.masters = masters;
    this.held = held;
    this.clientSecrets = fixed(held.ring(), Purpose.CLIENT_SECRET, Mac.class);
    this.sandboxIssuer = fixed(held.ring(), Purpose.SANDBOX_ISSUER, Mac.class);
    this.auditChain = fixed(held.ring(), Purpose.AUDIT, Mac.class);
    this.fingerprints = fixed(held.ring(), Purpose.CARD_FINGERPRINT, PrfSet.class);
  }

  private static <P> P fixed(Ring ring, Purpose purpose, Class<P> primitive) throws GeneralSecurityException {
    return ring.keyset(purpose).getPrimitive(CONFIGURATION, primitive);
  }

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
      KeysetHandle.generateNew(Purpose.TOKEN.parameters(), CONFIGURATION)
          .getPrimitive(CONFIGURATION, Aead.class)
          .encrypt(new byte[1], new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work here", e);
    }
  }

  /// Opens the keysets in the database, making those that are missing.
  ///
  /// @throws WrongMasterKey when the keysets were sealed by another master key
  public static Keys open(Database database, MasterKeys masters, InstantSource time) {
    KeysetStore store = new KeysetStore(database);
    try {
      long since = System.nanoTime();
      List<KeysetStore.Row> rows = store.all();
      for (Purpose purpose : Purpose.values()) {
        if (Ring.row(rows, purpose).isEmpty()) {
          KeysetHandle fresh = KeysetHandle.generateNew(purpose.parameters(), CONFIGURATION);
          store.keep(purpose.keyset(), masters.seal(purpose, fresh), masters.id(), time.instant());
        }
      }
      if (rows.size() < Purpose.values().length) {
        rows = store.all(); // another gateway may have been first with some
      }
      return new Keys(store, masters, new Held(Ring.open(rows, masters), since));
    } catch (GeneralSecurityException e) {
      throw new WrongMasterKey(e);
    }
  }

  /// Seals access tokens.
  public Aead tokens() {
    return new Sealing(Purpose.TOKEN);
  }

  /// Seals card numbers.
  public Aead cards() {
    return new Sealing(Purpose.CARD);
  }

  /// Seals the secrets that sign notifications.
  public Aead signingSecrets() {
    return new Sealing(Purpose.SIGNING_SECRET);
  }

  /// Seals what a payment page carries from one request to the next.
  public Aead checkouts() {
    return new Sealing(Purpose.CHECKOUT);
  }

  /// Seals the private keys that open cryptograms.
  public Aead cryptograms() {
    return new Sealing(Purpose.CRYPTOGRAM_KEY);
  }

  /// Seals the secrets that people's authenticator apps share with us.
  public Aead secondFactors() {
    return new Sealing(Purpose.SECOND_FACTOR);
  }

  /// Recognises client secrets without keeping them.
  public Mac clientSecrets() {
    return clientSecrets;
  }

  /// Signs what the simulated 3-D Secure issuer says; the key of a real issuer is never here.
  public Mac sandboxIssuer() {
    return sandboxIssuer;
  }

  /// Links the audit chain, which nobody can make anew who has the database alone.
  public Mac auditChain() {
    return auditChain;
  }

  /// Recognises a card number without keeping it.
  public PrfSet fingerprints() {
    return fingerprints;
  }

  Ring ring() {
    return held.ring();
  }

  MasterKeys masters() {
    return masters;
  }

  KeysetStore store() {
    return store;
  }

  Aead sealing(Purpose purpose) {
    return new Sealing(purpose);
  }

  /// Takes over what others have changed. Not within a transaction: it may have to wait for a connection.
  ///
  /// @throws WrongMasterKey when it was sealed by a master key that was not given here; what is held stays
  void refresh() {
    long since = System.nanoTime();
    adopt(store.all(), since);
  }

  private synchronized void adopt(List<KeysetStore.Row> rows, long since) {
    Held now = held;
    if (since < now.since()) {
      return; // somebody else has asked later
    }
    try {
      boolean changed = Ring.generation(rows) != now.ring().generation();
      held = new Held(changed ? Ring.open(rows, masters) : now.ring(), since);
    } catch (GeneralSecurityException e) {
      throw new WrongMasterKey(e);
    }
  }

  /// Each token and card comes by here; only a ring that has grown old is worth a lock. Whoever comes by may hold a
  /// connection of the pool, and must not wait for another: with all of them in the same place, that would be for ever.
  private void refreshIfOlderThan(long nanos) {
    if (isOlderThan(nanos)) {
      synchronized (this) {
        if (isOlderThan(nanos)) {
          long since = System.nanoTime();
          adopt(store.allApart(), since);
        }
      }
    }
  }

  private boolean isOlderThan(long nanos) {
    return System.nanoTime() - held.since() > nanos;
  }

  /// Seals under the keys of now, whatever is exchanged meanwhile.
  private final class Sealing implements Aead {

    private final Purpose purpose;

    private Sealing(Purpose purpose) {
      this.purpose = purpose;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
      refreshIfOlderThan(SEALS_FOR.toNanos());
      return held.ring().aead(purpose).encrypt(plaintext, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
      Ring ring = held.ring();
      try {
        return ring.aead(purpose).decrypt(ciphertext, associatedData);
      } catch (GeneralSecurityException e) {
        if (!ring.isOfAnUnknownKey(purpose, ciphertext)) {
          throw e;
        }
        refreshIfOlderThan(ASK_EVERY_NANOS); // another process may seal under a key that is seconds old
        return held.ring().aead(purpose).decrypt(ciphertext, associatedData);
      }
    }
  }
}
