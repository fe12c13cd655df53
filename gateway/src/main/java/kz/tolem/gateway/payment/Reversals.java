package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import kz.tolem.gateway.acquirer.Original;
import kz.tolem.gateway.acquirer.Remedy;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Steps.Step;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseFailure;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.protocol.PaymentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the card host undo the payments that were given up, until it has acknowledged each, and declines them then.
/// Thread-safe.
final class Reversals {

  private static final Logger LOG = LoggerFactory.getLogger(Reversals.class);
  private static final Duration WRITE_AGAIN = Duration.ofMillis(500);
  private static final int BATCH = 32;

  /// EPAY.md 11: the server did not answer; repeat later.
  private static final int NOT_ANSWERED = 458;

  private final GivenUpStore store;
  private final Vault vault;
  private final Merchants merchants;
  private final Remedy.Reversal host;
  private final Settlement settlement;
  private final Edges edges;

  Reversals(
      Database database,
      Vault vault,
      Merchants merchants,
      Remedy.Reversal host,
      Settlement settlement,
      Edges edges) {
    this.store = new GivenUpStore(database);
    this.vault = vault;
    this.merchants = merchants;
    this.host = host;
    this.settlement = settlement;
    this.edges = edges;
  }

  /// From now on late approvals are undone.
  ///
  /// @param stopping tells whether the gateway is about to stop
  void listen(BooleanSupplier stopping) {
    host.whenLate(id -> Thread.ofVirtual().name("late-approval").start(() -> undoAgain(id, stopping)));
  }

  /// Writes it down for as long as the database does not take it: nobody else knows of this approval.
  private void undoAgain(PaymentId id, BooleanSupplier stopping) {
    while (!stopping.getAsBoolean()) {
      try {
        store.undoAgain(id, now());
        return;
      } catch (DatabaseFailure | Overloaded e) {
        LOG.warn("the late approval of payment {} cannot be written yet ({}); trying again", id, e.getMessage());
      }
      try {
        edges.pause().forAtLeast(WRITE_AGAIN);
      } catch (InterruptedException _) {
        break;
      }
    }
    LOG.error("payment {} was approved late, and that could not be written: undo it at the card host by hand", id);
  }

  /// Gives up what is too old to be waited for, and sends every reversal that is due. Ends early when the host answers
  /// none of a batch.
  void send() {
    int old = store.giveUpOlderThan(now().minus(host.leftAlone()), now());
    if (old > 0) {
      LOG.warn("{} payment(s) have no outcome and nobody waits for it; the card host is told to undo them", old);
    }
    PaymentId after = new PaymentId(new UUID(0, 0));
    List<GivenUpStore.Due> batch;
    do {
      batch = store.toReverse(after, BATCH);
      if (batch.isEmpty() || !sendAll(batch)) {
        return;
      }
      after = batch.getLast().payment().id();
    } while (batch.size() == BATCH);
  }

  private boolean sendAll(List<GivenUpStore.Due> batch) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = batch.stream().map(due -> threads.submit(() -> send(due))).toList();
      boolean any = false;
      for (var one : sent) {
        any |= one.get();
      }
      return any;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("what fails is told in the log", e);
    }
  }

  /// One that fails does not stand in the others' way.
  ///
  /// @return whether the host has answered
  private boolean send(GivenUpStore.Due due) {
    try {
      return reverse(due);
    } catch (RuntimeException e) {
      LOG.error("payment {} cannot be undone; it is tried again", due.payment().id(), e);
      return false;
    }
  }

  private boolean reverse(GivenUpStore.Due due) {
    Payment payment = due.payment();
    return switch (host.reverse(original(payment))) {
      case Remedy.Undoing.Acknowledged() -> {
        edges.steps().reached(Step.UNDONE);
        close(due);
        yield true;
      }
      case Remedy.Undoing.Refused(String why) -> {
        LOG.error("the card host refuses to undo payment {}: {}; it is told again", payment.id(), why);
        yield true;
      }
      case Remedy.Undoing.NotYet(String why) -> {
        LOG.warn("the reversal of payment {} is not acknowledged: {}; it is sent again", payment.id(), why);
        yield false;
      }
    };
  }

  private Original original(Payment payment) {
    Order order = payment.order();
    String terminal = merchants.terminal(order.terminal()).orElseThrow().number();
    return new Original(payment.id(), terminal, order.invoice(), order.amount(), order.twoStep());
  }

  private void close(GivenUpStore.Due due) {
    if (due.payment() instanceof Payment.Pending pending) {
      StoredCard card = vault.anyCard(pending.order().merchant(), pending.order().card()).orElseThrow();
      settlement
          .settle(pending, settlement.declined(pending, NOT_ANSWERED), card, card.expiry(), false)
          .ifPresent(done -> LOG.info("payment {} is undone at the card host and declined", done.id()));
    }
    if (!store.reversed(due, now())) {
      LOG.warn("payment {} is still open, or was approved once more meanwhile; it is undone again", due.payment().id());
    }
  }

  private Instant now() {
    return edges.time().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
