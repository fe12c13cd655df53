package kz.tolem.gateway.payment;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.ReusedThreads;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.PaymentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the errands that take payments to the card host and settle them by its answer. The caller waits a bounded time;
/// the errand goes on without it, so that a late answer still settles its payment. Thread-safe.
public final class Authorizer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Authorizer.class);
  private static final Duration LOOK_FIRST = Duration.ofMillis(50);

  private final CardHostErrand errand;
  private final PaymentStore store;
  private final PaymentLimits limits;
  private final Pause pause;
  private final ReusedThreads threads = new ReusedThreads("authorize");
  private final Map<PaymentId, UnderWay> errands = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// @param opener opens a stored card's number: the vault, with its permission
  public Authorizer(
      Acquirer acquirer,
      SecureGate gate,
      Function<StoredCard, CardNumber> opener,
      Settlement settlement,
      Database database,
      PaymentLimits limits,
      Edges edges) {
    this.errand =
        new CardHostErrand(acquirer, gate, opener, settlement, database, limits, edges, () -> closed);
    this.store = new PaymentStore(database);
    this.limits = limits;
    this.pause = edges.pause();
  }

  /// Takes a payment that this caller has just opened to the card host, through 3-D Secure where the terminal wants it.
  ///
  /// @return the payment settled, or waiting for its buyer, or still pending when no answer came within the acquirer
  ///     wait
  Payment authorize(
      Payment.Pending pending, Terminal terminal, StoredCard stored, PresentedCard card, boolean firstOnInvoice) {
    return run(pending, () -> errand.begin(pending, terminal, stored, card, firstOnInvoice));
  }

  /// Takes a payment whose 3-D Secure step this caller has just ended to the card host; returns as [#authorize].
  Payment resume(Payment.Pending pending, Terminal terminal, StoredCard stored, Expiry expiry) {
    return run(pending, () -> errand.resume(pending, terminal, stored, expiry));
  }

  /// Declines a payment whose 3-D Secure step this caller has just ended; returns as [#authorize].
  Payment decline(Payment.Pending pending, int code, StoredCard stored, Expiry expiry) {
    return run(pending, () -> errand.decline(pending, code, stored, expiry, false));
  }

  private record UnderWay(Payment.Pending pending, CompletableFuture<Payment> result) {}

  private Payment run(Payment.Pending pending, Supplier<Payment> work) {
    CompletableFuture<Payment> result = new CompletableFuture<>();
    errands.put(pending.id(), new UnderWay(pending, result));
    threads.execute(() -> run(result, pending, work));
    return waitFor(result, pending);
  }

  /// Declines a payment that this caller has just opened, without asking the card host.
  Payment decline(Payment.Pending pending, int code, StoredCard stored, boolean firstOnInvoice) {
    return errand.decline(pending, code, stored, stored.expiry(), firstOnInvoice);
  }

  private void run(
      CompletableFuture<Payment> result, Payment.Pending pending, Supplier<Payment> errand) {
    try {
      result.complete(errand.get());
    } catch (RuntimeException | Error e) {
      LOG.error("payment {} stays pending; the reconciler will ask the card host about it", pending.id(), e);
      result.complete(pending);
    } finally {
      errands.remove(pending.id());
    }
  }

  /// Lets whoever waits for a payment wait no longer: its answer will come later than the acquirer wait. A sandbox's
  /// card host knows; the errand goes on.
  public void stopWaiting(PaymentId payment) {
    UnderWay errand = errands.get(payment);
    if (errand != null) {
      errand.result().complete(errand.pending());
    }
  }

  /// How many payments are on their way.
  public int underWay() {
    return errands.size();
  }

  /// Waits for a payment that somebody else opened, up to the acquirer wait; returns it as it stands then.
  Payment await(Payment.Pending pending) {
    UnderWay errand = errands.get(pending.id());
    if (errand != null) {
      return waitFor(errand.result(), pending);
    }
    // Another process has it, or nobody any more.
    Duration left = limits.acquirerWait();
    Payment seen = store.byId(pending.id()).orElse(pending);
    for (Duration look = LOOK_FIRST; seen instanceof Payment.Pending && left.isPositive(); look = look.multipliedBy(2)) {
      Duration nap = look.compareTo(left) < 0 ? look : left;
      sleep(nap);
      left = left.minus(nap);
      seen = store.byId(pending.id()).orElse(pending);
    }
    return seen;
  }

  private Payment waitFor(CompletableFuture<Payment> result, Payment.Pending pending) {
    try {
      return result.get(limits.acquirerWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return pending;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return pending;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an errand never ends in an exception", e);
    }
  }

  private void sleep(Duration duration) {
    try {
      pause.forAtLeast(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits a bounded time for the errands under way. What is still open then stays pending on disk.
  @Override
  public void close() {
    closed = true;
    CompletableFuture<?>[] open =
        errands.values().stream().map(UnderWay::result).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(open).get(limits.stopWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.warn("{} payment(s) are still with the card host; the next start asks it about them", errands.size());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an errand never ends in an exception", e);
    }
  }
}
