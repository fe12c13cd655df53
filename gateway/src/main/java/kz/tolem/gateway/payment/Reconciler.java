package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.sql.Database;
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
  private final InstantSource time;
  private final Pause pause;
  private final Thread thread;
  private volatile boolean closed;

  private Reconciler(Database database, Vault vault, Acquirer acquirer, Settlement settlement, InstantSource time, Pause pause) {
    this.store = new PaymentStore(database);
    this.vault = vault;
    this.acquirer = acquirer;
    this.settlement = settlement;
    this.time = time;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("reconciler").unstarted(this::run);
  }

  public static Reconciler start(
      Database database, Vault vault, Acquirer acquirer, Settlement settlement, InstantSource time, Pause pause) {
    Reconciler reconciler = new Reconciler(database, vault, acquirer, settlement, time, pause);
    reconciler.thread.start();
    return reconciler;
  }

  private void run() {
    while (!closed) {
      try {
        pause.forAtLeast(EVERY);
        resolve();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return; // the stop cut a question short
        }
        LOG.warn("open payments cannot be resolved now; trying again in {} s", EVERY.toSeconds(), e);
      }
    }
  }

  /// Asks about every payment that is due.
  void resolve() {
    List<Payment> open = store.pendingSince(time.instant().minus(LEFT_ALONE), BATCH);
    for (Payment payment : open) {
      if (payment instanceof Payment.Pending pending) {
        resolve(pending);
      }
    }
  }

  private void resolve(Payment.Pending pending) {
    AcquirerReply reply = acquirer.inquire(pending.id());
    Optional<Payment.Settled> settled = settlement.decide(pending, reply);
    if (settled.isEmpty()) {
      LOG.warn("payment {} is still open: the card host cannot say what became of it", pending.id());
      return;
    }
    StoredCard card = vault.anyCard(pending.order().merchant(), pending.order().card()).orElseThrow();
    settlement
        .settle(pending, settled.get(), card, card.expiry(), false)
        .ifPresent(done -> LOG.info("payment {} is resolved: {}", done.id(), done.getClass().getSimpleName()));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
