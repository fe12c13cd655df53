package kz.tolem.gateway.payment;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.Authorization;
import kz.tolem.gateway.acquirer.CredentialUse;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseFailure;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.protocol.PaymentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a pending payment to the card host and settles it by the answer. The caller waits a bounded time; the errand
/// goes on without it, so that a late answer still settles its payment. Thread-safe.
public final class Authorizer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Authorizer.class);
  private static final Duration LOOK_FIRST = Duration.ofMillis(50);
  private static final Duration SETTLE_AGAIN = Duration.ofMillis(500);

  private final Acquirer acquirer;
  private final Function<StoredCard, CardNumber> opener;
  private final Settlement settlement;
  private final PaymentStore store;
  private final PaymentLimits limits;
  private final Pause pause;
  private final Semaphore calls;
  private final Map<PaymentId, CompletableFuture<Payment>> errands = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// @param opener opens a stored card's number: the vault, with its permission
  public Authorizer(
      Acquirer acquirer,
      Function<StoredCard, CardNumber> opener,
      Settlement settlement,
      Database database,
      PaymentLimits limits,
      Pause pause) {
    this.acquirer = acquirer;
    this.opener = opener;
    this.settlement = settlement;
    this.store = new PaymentStore(database);
    this.limits = limits;
    this.pause = pause;
    this.calls = new Semaphore(limits.acquirerCallsMax(), true);
  }

  /// Asks the card host about a payment that this caller has just opened.
  ///
  /// @return the payment settled, or still pending when no answer came within the acquirer wait
  Payment authorize(
      Payment.Pending pending, Terminal terminal, StoredCard stored, PresentedCard card, boolean firstOnInvoice) {
    CompletableFuture<Payment> result = new CompletableFuture<>();
    errands.put(pending.id(), result);
    Thread.ofVirtual()
        .name("authorize")
        .start(() -> run(result, pending, () -> ask(pending, terminal, stored, card, firstOnInvoice)));
    return waitFor(result, pending);
  }

  /// Declines a payment that this caller has just opened, without asking the card host.
  Payment decline(Payment.Pending pending, int code, StoredCard stored, boolean firstOnInvoice) {
    return write(pending, settlement.declined(pending, code), stored, stored.expiry(), firstOnInvoice);
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

  private Payment ask(
      Payment.Pending pending, Terminal terminal, StoredCard stored, PresentedCard card, boolean firstOnInvoice) {
    Authorization authorization = authorization(pending, terminal, stored, card);
    AcquirerReply reply;
    calls.acquireUninterruptibly();
    try {
      reply = acquirer.authorize(authorization);
    } finally {
      calls.release();
    }
    if (reply instanceof AcquirerReply.Unknown(String why)) {
      LOG.warn("the outcome of payment {} is not known: {}; it stays pending", pending.id(), why);
    }
    return settlement
        .decide(pending, reply)
        .map(verdict -> write(pending, verdict, stored, authorization.expiry(), firstOnInvoice))
        .orElse(pending);
  }

  private Authorization authorization(
      Payment.Pending pending, Terminal terminal, StoredCard stored, PresentedCard card) {
    CredentialUse use = CardRules.use(pending.order(), card, stored);
    return switch (card) {
      case PresentedCard.Typed(var entry) ->
          authorization(pending, terminal, entry.number(), entry.expiry(), Optional.of(entry.cvc()), use);
      case PresentedCard.SavedWithCvc(var cvc) ->
          authorization(pending, terminal, opener.apply(stored), stored.expiry(), Optional.of(cvc), use);
      case PresentedCard.Saved _, PresentedCard.Scheduled _ ->
          authorization(pending, terminal, opener.apply(stored), stored.expiry(), Optional.empty(), use);
    };
  }

  private static Authorization authorization(
      Payment.Pending pending,
      Terminal terminal,
      CardNumber number,
      Expiry expiry,
      Optional<Cvc> cvc,
      CredentialUse use) {
    Order order = pending.order();
    return new Authorization(
        pending.id(),
        terminal.number(),
        order.invoice(),
        order.amount(),
        number,
        expiry,
        cvc,
        order.twoStep(),
        use);
  }

  /// Writes the outcome, again and again while the database is away: the host has answered, and this process may be the
  /// only one to know it. A stop ends the trying; the reconciler then asks the host.
  private Payment write(
      Payment.Pending pending, Verdict verdict, StoredCard stored, Expiry expiry, boolean firstOnInvoice) {
    while (true) {
      try {
        Optional<Payment.Settled> written = settlement.settle(pending, verdict, stored, expiry, firstOnInvoice);
        return written.isPresent() ? written.get() : settledByOthers(pending, verdict.payment());
      } catch (DatabaseFailure | Overloaded e) {
        if (closed) {
          throw e;
        }
        LOG.warn("the outcome of payment {} cannot be written yet ({}); trying again", pending.id(), e.getMessage());
        sleep(SETTLE_AGAIN);
      }
    }
  }

  private Payment settledByOthers(Payment.Pending pending, Payment.Settled ours) {
    Payment theirs = store.byId(pending.id()).orElse(pending);
    if (ours instanceof Payment.Approved && !(theirs instanceof Payment.Approved)) {
      LOG.error(
          "payment {} was settled as {} before the card host approved it: the books differ, reverse it at the host",
          pending.id(),
          theirs.getClass().getSimpleName());
    }
    return theirs;
  }

  /// Waits for a payment that somebody else opened, up to the acquirer wait; returns it as it stands then.
  Payment await(Payment.Pending pending) {
    CompletableFuture<Payment> errand = errands.get(pending.id());
    if (errand != null) {
      return waitFor(errand, pending);
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
    CompletableFuture<?>[] open = errands.values().toArray(CompletableFuture[]::new);
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
