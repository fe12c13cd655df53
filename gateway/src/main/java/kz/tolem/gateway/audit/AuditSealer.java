package kz.tolem.gateway.audit;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals what has happened, in batches, some minutes later and beside the payments: those wait for nothing (ADR 48). Of
/// several gateways the first counts. Thread-safe.
public final class AuditSealer {

  static final int BATCH = 200;

  private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration TOLD_EVERY = Duration.ofHours(1);

  private final SealStore store;
  private final List<AuditedRows> sources;
  private final Mac mac;
  private final InstantSource time;
  private Instant toldAt = Instant.EPOCH;

  public AuditSealer(Database database, Keys keys, List<AuditedRows> sources, InstantSource time) {
    this.store = new SealStore(database);
    this.sources = sources;
    this.mac = keys.auditChain();
    this.time = time;
  }

  /// Seals now and then until it is closed.
  public Recurring start() {
    return Recurring.start("audit", EVERY, Pause.sleeping(), this::sealAll);
  }

  /// Seals everything that is old enough.
  public void sealAll() {
    for (AuditedRows source : sources) {
      while (sealSome(source)) {
        // the next batch
      }
    }
    Instant now = time.instant();
    if (Duration.between(toldAt, now).compareTo(TOLD_EVERY) >= 0) {
      toldAt = now;
      store.last().ifPresent(last -> LOG.info("the audit chain has come to {}", last.head()));
    }
  }

  /// @return whether there may be more
  private boolean sealSome(AuditedRows source) {
    Optional<Seal> before = store.lastOf(source.table());
    UUID after = before.map(Seal::upto).orElse(Seal.FIRST);
    List<UUID> openBefore = before.map(Seal::open).orElse(List.of());
    UUID youngest = firstIdOf(time.instant().minus(source.settling()));
    List<SealedBatch.Row> fresh = store.some(source, after, youngest, BATCH);
    SealedBatch batch = new SealedBatch();
    batch.add(fresh);
    batch.add(store.these(source, openBefore));
    openBefore.forEach(batch::leave); // one that is gone stays open, so that it is missed
    if (fresh.isEmpty() && batch.size() == 0) {
      return false;
    }
    UUID upto = fresh.isEmpty() ? after : fresh.getLast().id();
    return add(source, after, upto, batch) && fresh.size() == BATCH;
  }

  private boolean add(AuditedRows source, UUID after, UUID upto, SealedBatch batch) {
    Optional<Seal> last = store.last();
    Seal seal =
        new Seal(
            last.map(Seal::no).orElse(0L) + 1,
            time.instant().truncatedTo(ChronoUnit.MICROS),
            source.table(),
            after,
            upto,
            batch.size(),
            batch.open(),
            batch.digest(),
            new byte[0]);
    try {
      return store.add(seal.withChain(mac.computeMac(seal.linked(last.map(Seal::chain).orElse(new byte[0])))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the audit chain cannot go on", e);
    }
  }

  /// Ids of this moment and later are not smaller.
  private static UUID firstIdOf(Instant moment) {
    return new UUID(Math.max(0, moment.toEpochMilli()) << 16, 0);
  }
}
