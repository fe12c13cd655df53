package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.Original;
import kz.tolem.gateway.acquirer.Remedy;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseFailure;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.protocol.PaymentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what became of payments whose answer never came: the line broke, or the process that asked has died. A
/// host that remembers is asked; another one is told to undo them. Thread-safe.
public final class Reconciler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BATCH = 100;

  private final PaymentStore store;
  private final Vault vault;
  private final Merchants merchants;
  private final Settlement settlement;
  private final Edges edges;
  private volatile boolean closed;
  private Recurring job;

  private Reconciler(Database database, Vault vault, Merchants merchants, Settlement settlement, Edges edges) {
    this.store = new PaymentStore(database);
    this.vault = vault;
    this.merchants = merchants;
    this.settlement = settlement;
    this.edges = edges;
  }

  /// @param remedy how the card host lets an outcome be found out
  public static Reconciler start(
      Database database, Vault vault, Merchants merchants, Remedy remedy, Settlement settlement, Edges edges) {
    Reconciler reconciler = new Reconciler(database, vault, merchants, settlement, edges);
    Runnable turn =
        switch (remedy) {
          case Remedy.Inquiry host -> () -> reconciler.ask(host);
          case Remedy.Reversal host -> {
            Reversals reversals = new Reversals(database, vault, merchants, host, settlement, edges);
            reversals.listen(() -> reconciler.closed);
            yield reversals::send;
          }
        };
    reconciler.job = Recurring.start("reconciler", EVERY, edges.pause(), turn);
    return reconciler;
  }

  /// Asks about every payment that is due, the oldest first. One that stays open does not stand in the others' way.
  private void ask(Remedy.Inquiry host) {
    Instant before = edges.time().instant().minus(host.leftAlone());
    PaymentId after = new PaymentId(new UUID(0, 0));
    List<Payment> open;
    do {
      open = store.pendingSince(before, after, BATCH);
      for (Payment payment : open) {
        if (payment instanceof Payment.Pending pending) {
          tryToAsk(host, pending);
        }
        after = payment.id();
      }
    } while (open.size() == BATCH);
  }

  private void tryToAsk(Remedy.Inquiry host, Payment.Pending pending) {
    try {
      ask(host, pending);
    } catch (DatabaseFailure | Overloaded e) {
      throw e; // it would fail for the others as well
    } catch (RuntimeException e) {
      LOG.error("payment {} cannot be resolved; it is tried again", pending.id(), e);
    }
  }

  private void ask(Remedy.Inquiry host, Payment.Pending pending) {
    Order order = pending.order();
    String terminal = merchants.terminal(order.terminal()).orElseThrow().number();
    AcquirerReply reply =
        host.inquire(new Original(pending.id(), terminal, order.invoice(), order.amount(), order.twoStep()));
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
    closed = true;
    job.close();
  }
}
