package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.PaymentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the card host about payments whose answer never came: the line broke, or the process that asked has died. A
/// payment is left alone while its answer may still be on the way. Thread-safe.
public final class Reconciler implements AutoCloseable {

  /// A payment younger than this may still be with the card host.
  static final Duration LEFT_ALONE = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int BATCH = 100;

  private final PaymentStore store;
  private final Vault vault;
  private final Acquirer acquirer;
  private final Settlement settlement;
  private final Edges edges;
  private Recurring job;

  private Reconciler(Database database, Vault vault, Acquirer acquirer, Settlement settlement, Edges edges) {
    this.store = new PaymentStore(database);
    this.vault = vault;
    this.acquirer = acquirer;
    this.settlement = settlement;
    this.edges = edges;
  }

  public static Reconciler start(
      Database database, Vault vault, Acquirer acquirer, Settlement settlement, Edges edges) {
    Reconciler reconciler = new Reconciler(database, vault, acquirer, settlement, edges);
    reconciler.job = Recurring.start("reconciler", EVERY, edges.pause(), reconciler::resolve);
    return reconciler;
  }

  /// Asks about every payment that is due, the oldest first. One that stays open does not stand in the others' way.
  void resolve() {
    Instant before = edges.time().instant().minus(LEFT_ALONE);
    PaymentId after = new PaymentId(new UUID(0, 0));
    List<Payment> open;
    do {
      open = store.pendingSince(before, after, BATCH);
      for (Payment payment : open) {
        if (payment instanceof Payment.Pending pending) {
          resolve(pending);
        }
        after = payment.id();
      }
    } while (open.size() == BATCH);
  }

  private void resolve(Payment.Pending pending) {
    AcquirerReply reply = acquirer.inquire(pending.id());
    Optional<Decided> decided = settlement.decide(pending, reply);
    if (decided.isEmpty()) {
      LOG.warn("payment {} is still open: the card host cannot say what became of it", pending.id());
      return;
    }
    StoredCard card = vault.anyCard(pending.order().merchant(), pending.order().card()).orElseThrow();
    settlement
        .settle(pending, decided.get(), card, card.expiry(), false)
        .ifPresent(done -> LOG.info("payment {} is resolved: {}", done.id(), done.getClass().getSimpleName()));
  }

  @Override
  public void close() {
    job.close();
  }
}
