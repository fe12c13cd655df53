package kz.tolem.gateway.cryptogram;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.key.Purpose;
import kz.tolem.gateway.key.SealedRows;
import kz.tolem.gateway.sql.Database;

/// The keys of cryptograms: the one that shops encrypt with, and those before it that still open. The first is made when
/// somebody first asks, once for all gateways on a database. A key that another process has made is seen within
/// [#SEEN_WITHIN]. Thread-safe.
public final class CryptogramKeys {

  /// A replacement is seen here within this time, if somebody asks.
  public static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final String LIVE = "live";

  private final CryptogramKeyStore store;
  private final Ids ids;
  private final InstantSource time;
  private final LoadingCache<String, Live> live;

  public CryptogramKeys(Database database, Keys keys, Ids ids, InstantSource time) {
    this.store = new CryptogramKeyStore(database, keys.cryptograms());
    this.ids = ids;
    this.time = time;
    this.live =
        Caffeine.newBuilder()
            .refreshAfterWrite(SEEN_WITHIN)
            .expireAfterWrite(KEPT)
            .executor(task -> Thread.ofVirtual().name("cryptogram-keys").start(task))
            .build(_ -> load());
  }

  /// Where sealed private keys lie.
  public static SealedRows sealedRows() {
    return new SealedRows(Purpose.CRYPTOGRAM_KEY, "cryptogram_key", "id", "sealed", CryptogramKeyStore::associated);
  }

  /// What is known of a key.
  ///
  /// @param pem the public key, as shops load it
  /// @param opensUntil empty: it is the one that is handed out
  public record Known(String pem, Instant createdAt, Optional<Instant> opensUntil) {}

  private record Live(String pem, List<CryptogramKey> keys, List<Optional<Instant>> ends) {}

  /// The public key that is handed out, as PEM. Source: EPAY.md 7.1.
  public String publicKey() {
    return live.get(LIVE).pem();
  }

  /// The keys that open, the one that is handed out first.
  List<CryptogramKey> opening() {
    Live now = live.get(LIVE);
    Instant at = time.instant();
    return java.util.stream.IntStream.range(0, now.keys().size())
        .filter(i -> now.ends().get(i).map(at::isBefore).orElse(true))
        .mapToObj(now.keys()::get)
        .toList();
  }

  /// All keys that open, the one that is handed out first. Makes it when there is none.
  public List<Known> known() {
    return rows().stream().map(row -> new Known(pem(row), row.createdAt(), row.opensUntil())).toList();
  }

  /// Makes a fresh key and hands that one out from now on.
  ///
  /// @param keepOldFor how long the old one still opens; zero when it is no longer to be trusted
  /// @return false when somebody else has replaced it at the same time
  public boolean replace(Duration keepOldFor) {
    Instant now = time.instant();
    boolean replaced = store.replace(ids.random(), CryptogramKey.fresh(), now.plus(keepOldFor), now);
    store.deleteEnded(now);
    live.invalidateAll();
    return replaced;
  }

  private Live load() {
    List<CryptogramKeyStore.Row> rows = rows();
    return new Live(
        pem(rows.getFirst()),
        rows.stream().map(store::unseal).toList(),
        rows.stream().map(CryptogramKeyStore.Row::opensUntil).toList());
  }

  private List<CryptogramKeyStore.Row> rows() {
    Instant now = time.instant();
    List<CryptogramKeyStore.Row> rows = store.live(now);
    if (rows.isEmpty() || !rows.getFirst().isHandedOut()) {
      store.insert(ids.random(), CryptogramKey.fresh(), now); // another gateway may be first; then that one counts
      rows = store.live(now);
    }
    store.deleteEnded(now);
    return rows;
  }

  private static String pem(CryptogramKeyStore.Row row) {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(row.publicKey());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }
}
