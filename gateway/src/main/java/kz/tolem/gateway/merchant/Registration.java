package kz.tolem.gateway.merchant;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.TerminalId;

/// Registers merchants and terminals and replaces their secrets. Each answer with a secret in it is the only time that
/// the secret is seen. Thread-safe.
public final class Registration {

  private static final int SECRET_BYTES = 27; // 36 characters of Base64, as the documented secrets have

  private final Database database;
  private final MerchantStore store;
  private final Keys keys;
  private final Ids ids;
  private final InstantSource time;

  public Registration(Database database, Keys keys, Ids ids, InstantSource time) {
    this.database = database;
    this.store = new MerchantStore(database, keys.signingSecrets());
    this.keys = keys;
    this.ids = ids;
    this.time = time;
  }

  /// Makes a merchant with one client secret and one signing secret.
  ///
  /// @return empty when the ClientID is taken
  public Optional<Credentials> addMerchant(NewMerchant merchant) {
    return addMerchant(merchant, freshSecret());
  }

  /// As [#addMerchant(NewMerchant)] with a secret that is already known, for the documented test merchant.
  public Optional<Credentials> addMerchant(NewMerchant merchant, String clientSecret) {
    MerchantId id = new MerchantId(ids.random());
    SigningSecret signing = new SigningSecret(ids.secret(SigningSecret.BYTES));
    Instant now = time.instant();
    boolean added =
        database.transaction(
            handle -> {
              if (!MerchantStore.insert(handle, id, merchant, now)) {
                return false;
              }
              MerchantStore.putSecret(handle, id, 1, HashedSecret.of(clientSecret, keys.clientSecrets()), now);
              store.putSigningSecret(handle, id, signing, now);
              return true;
            });
    return added
        ? Optional.of(new Credentials(merchant.clientId(), clientSecret, signing.shownOnce()))
        : Optional.empty();
  }

  /// Makes a terminal with a fresh TerminalID and number.
  ///
  /// @return empty when there is no such merchant
  public Optional<Terminal> addTerminal(String clientId, NewTerminal terminal) {
    return store.byClientId(clientId).map(merchant -> addTerminal(merchant, terminal));
  }

  private Terminal addTerminal(Merchant merchant, NewTerminal terminal) {
    while (true) {
      Terminal candidate = terminal(new TerminalId(ids.random()), merchant.id(), freshNumber(), terminal);
      if (insert(candidate)) {
        return candidate;
      }
    }
  }

  /// Makes a terminal whose TerminalID and number are already known, for the documented test terminal.
  ///
  /// @return false when either is taken
  public boolean addTerminal(String clientId, TerminalId id, String number, NewTerminal terminal) {
    Merchant merchant = store.byClientId(clientId).orElseThrow();
    return insert(terminal(id, merchant.id(), number, terminal));
  }

  /// Changes a merchant's settings; its ClientID stays. Running gateways see it within [Merchants#SEEN_WITHIN].
  ///
  /// @param change makes the new settings of the old ones; may throw what [NewMerchant] throws
  /// @return false when there is no such merchant
  public boolean changeMerchant(String clientId, UnaryOperator<NewMerchant> change) {
    return store
        .byClientId(clientId)
        .map(
            merchant -> {
              NewMerchant changed =
                  change.apply(
                      new NewMerchant(
                          merchant.name(),
                          merchant.clientId(),
                          merchant.tokenLife(),
                          merchant.expiresInForm(),
                          merchant.emptyCardList()));
              return database.transaction(
                  handle -> {
                    MerchantStore.update(handle, merchant.id(), changed);
                    return true;
                  });
            })
        .orElse(false);
  }

  /// Changes a terminal's settings. Running gateways see it within [Merchants#SEEN_WITHIN]; payments under way keep the
  /// settings they began with.
  ///
  /// @param change makes the new settings of the old ones; may throw what [NewTerminal] throws
  /// @return the terminal as it is now; empty when there is no such terminal
  public Optional<Terminal> changeTerminal(TerminalId id, UnaryOperator<NewTerminal> change) {
    return store
        .terminal(id)
        .map(
            old -> {
              Terminal changed = terminal(old.id(), old.merchant(), old.number(), change.apply(settings(old)));
              return database.transaction(
                  handle -> {
                    MerchantStore.update(handle, changed);
                    return changed;
                  });
            });
  }

  private static NewTerminal settings(Terminal t) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram(),
        t.rules());
  }

  private boolean insert(Terminal terminal) {
    return database.transaction(handle -> MerchantStore.insert(handle, terminal, time.instant()));
  }

  /// Makes a second client secret, or replaces the older of two. The newer of the two stays live, so that a shop can
  /// change over without a gap.
  ///
  /// @return the fresh secret; empty when there is no such merchant
  public Optional<String> newSecret(String clientId) {
    return store.byClientId(clientId).map(this::newSecret);
  }

  private String newSecret(Merchant merchant) {
    String secret = freshSecret();
    HashedSecret hashed = HashedSecret.of(secret, keys.clientSecrets());
    database.transaction(
        handle -> {
          List<Integer> slots = MerchantStore.secretSlots(handle, merchant.id());
          int slot = slots.size() == 2 ? slots.getFirst() : slots.contains(1) ? 2 : 1;
          MerchantStore.putSecret(handle, merchant.id(), slot, hashed, time.instant());
          return slot;
        });
    return secret;
  }

  /// Retires the older of two client secrets.
  ///
  /// @return false when the merchant is unknown or has one secret only: the last one cannot be retired
  public boolean retireOldSecret(String clientId) {
    Optional<Merchant> merchant = store.byClientId(clientId);
    return merchant.isPresent()
        && database.transaction(
            handle -> {
              List<Integer> slots = MerchantStore.secretSlots(handle, merchant.get().id());
              if (slots.size() < 2) {
                return false;
              }
              MerchantStore.removeSecret(handle, merchant.get().id(), slots.getFirst());
              return true;
            });
  }

  /// Every merchant, in the order of their ClientIDs.
  public List<Merchant> merchants() {
    return store.all();
  }

  /// The terminals of a merchant, in the order of their numbers.
  public List<Terminal> terminals(MerchantId merchant) {
    return store.terminals(merchant);
  }

  private static Terminal terminal(TerminalId id, MerchantId merchant, String number, NewTerminal t) {
    return new Terminal(
        id,
        merchant,
        number,
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram(),
        t.rules());
  }

  private String freshSecret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ids.secret(SECRET_BYTES));
  }

  /// Eight digits that begin with 98, as the documents' terminals have.
  private String freshNumber() {
    byte[] random = ids.secret(4);
    int value = (random[0] & 0x7F) << 24 | (random[1] & 0xFF) << 16 | (random[2] & 0xFF) << 8 | random[3] & 0xFF;
    String digits = Integer.toString(1_000_000 + value % 1_000_000);
    return "98" + digits.substring(1);
  }
}
