package kz.tolem.gateway.merchant;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.crypto.tink.Mac;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.TerminalId;

/// Looks up merchants and terminals for requests. Kept in memory for a short time, so a change made elsewhere (a fresh
/// secret, a setting) is seen within [#SEEN_WITHIN], and a database that is away for less than [#KEPT] is not missed.
/// Thread-safe.
public final class Merchants {

  /// A change in the database is seen here within this time, if somebody asks.
  public static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

  /// What is known is used at most this long.
  public static final Duration KEPT = Duration.ofSeconds(30);

  private static final int ENTRIES_MAX = 20_000;

  private final LoadingCache<String, Optional<Merchant>> byClientId;
  private final LoadingCache<MerchantId, Optional<Merchant>> byId;
  private final LoadingCache<TerminalId, Optional<Terminal>> terminals;
  private final Mac clientSecrets;
  private final MerchantStore store;

  public Merchants(Database database, Keys keys) {
    this.store = new MerchantStore(database, keys.signingSecrets());
    this.byClientId = cache().build(store::byClientId);
    this.byId = cache().build(store::byId);
    this.terminals = cache().build(store::terminal);
    this.clientSecrets = keys.clientSecrets();
  }

  private static Caffeine<Object, Object> cache() {
    return Caffeine.newBuilder()
        .maximumSize(ENTRIES_MAX)
        .refreshAfterWrite(SEEN_WITHIN)
        .expireAfterWrite(KEPT)
        .executor(task -> Thread.ofVirtual().name("merchant-refresh").start(task));
  }

  /// Finds the merchant with this ClientID and secret. An unknown ClientID takes as long as a wrong secret.
  public Optional<Merchant> authenticate(String clientId, String clientSecret) {
    Optional<Merchant> merchant = byClientId.get(clientId);
    if (merchant.isEmpty()) {
      NOBODY.matches(clientSecret, clientSecrets);
      return Optional.empty();
    }
    // Every live secret is compared, so that time does not tell which one came close.
    boolean known = false;
    for (HashedSecret secret : merchant.get().secrets()) {
      known |= secret.matches(clientSecret, clientSecrets);
    }
    return known ? merchant : Optional.empty();
  }

  private static final HashedSecret NOBODY = new HashedSecret(new byte[37]);

  public Optional<Merchant> merchant(MerchantId id) {
    return byId.get(id);
  }

  public Optional<Terminal> terminal(TerminalId id) {
    return terminals.get(id);
  }

  /// How long the terminals that let old blocks go wait until they do. Asks the database.
  public Map<TerminalId, Duration> releasing() {
    return store.releasing();
  }
}
