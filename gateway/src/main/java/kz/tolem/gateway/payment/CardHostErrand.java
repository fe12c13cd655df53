package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.Authorization;
import kz.tolem.gateway.acquirer.CredentialUse;
import kz.tolem.gateway.acquirer.Remedy;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.Steps;
import kz.tolem.gateway.edge.Steps.Step;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseFailure;
import kz.tolem.gateway.sql.Overloaded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One payment's way through the gate to the card host, and its answer on disk. Blocks for as long as it takes.
/// Thread-safe.
final class CardHostErrand {

  private static final Logger LOG = LoggerFactory.getLogger(CardHostErrand.class);
  private static final Duration SETTLE_AGAIN = Duration.ofMillis(500);

  private final Acquirer acquirer;
  private final SecureGate gate;
  private final Function<StoredCard, CardNumber> opener;
  private final Settlement settlement;
  private final PaymentStore store;
  private final GivenUpStore givenUp;
  private final InstantSource time;
  private final Semaphore calls;
  private final Pause pause;
  private final Steps steps;
  private final BooleanSupplier stopping;

  /// @param opener opens a stored card's number: the vault, with its permission
  /// @param stopping tells whether the gateway is about to stop
  CardHostErrand(
      Acquirer acquirer,
      SecureGate gate,
      Function<StoredCard, CardNumber> opener,
      Settlement settlement,
      Database database,
      PaymentLimits limits,
      Edges edges,
      BooleanSupplier stopping) {
    this.acquirer = acquirer;
    this.gate = gate;
    this.opener = opener;
    this.settlement = settlement;
    this.store = new PaymentStore(database);
    this.givenUp = new GivenUpStore(database);
    this.time = edges.time();
    this.calls = new Semaphore(limits.acquirerCallsMax(), true);
    this.pause = edges.pause();
    this.steps = edges.steps();
    this.stopping = stopping;
  }

  /// The card of one errand, whole.
  private record Presented(CardNumber number, Expiry expiry, Optional<Cvc> cvc, CredentialUse use) {}

  /// Takes a payment that was just opened through the gate and to the host.
  Payment begin(
      Payment.Pending pending, Terminal terminal, StoredCard stored, PresentedCard card, boolean firstOnInvoice) {
    CredentialUse use = CardRules.use(pending.order(), card, stored);
    Presented presented =
        switch (card) {
          case PresentedCard.Typed(var entry) ->
              new Presented(entry.number(), entry.expiry(), Optional.of(entry.cvc()), use);
          case PresentedCard.SavedWithCvc(var cvc) ->
              new Presented(opener.apply(stored), stored.expiry(), Optional.of(cvc), use);
          case PresentedCard.Saved _, PresentedCard.Scheduled _ ->
              new Presented(opener.apply(stored), stored.expiry(), Optional.empty(), use);
        };
    if (!SecureGate.guards(terminal, pending.order())) {
      return ask(pending, terminal, stored, presented, firstOnInvoice);
    }
    return switch (gate.pass(pending, presented.number(), presented.expiry())) {
      case SecureGate.Passage.Through(var known) -> ask(known, terminal, stored, presented, firstOnInvoice);
      case SecureGate.Passage.Step(var step) -> step;
      case SecureGate.Passage.Closed(int code) ->
          decline(pending, code, stored, presented.expiry(), firstOnInvoice);
      case SecureGate.Passage.Gone() -> store.byId(pending.id()).orElse(pending);
    };
  }

  /// Takes a payment whose step is over to the host. The CVC is gone: it is never kept (ADR 25).
  Payment resume(Payment.Pending pending, Terminal terminal, StoredCard stored, Expiry expiry) {
    CredentialUse use = CardRules.useAfterStep(pending.order(), stored);
    return ask(pending, terminal, stored, new Presented(opener.apply(stored), expiry, Optional.empty(), use), false);
  }

  /// Declines a payment that the host is not asked about.
  Payment decline(
      Payment.Pending pending, int code, StoredCard stored, Expiry expiry, boolean firstOnInvoice) {
    return write(pending, settlement.declined(pending, code), stored, expiry, firstOnInvoice);
  }

  private Payment ask(
      Payment.Pending pending, Terminal terminal, StoredCard stored, Presented card, boolean firstOnInvoice) {
    AcquirerReply reply;
    steps.reached(Step.INTENT_WRITTEN);
    calls.acquireUninterruptibly();
    try {
      reply = acquirer.authorize(authorization(pending, terminal, card));
    } finally {
      calls.release();
    }
    steps.reached(Step.HOST_ANSWERED);
    if (reply instanceof AcquirerReply.Unknown(String why)) {
      LOG.warn("the outcome of payment {} is not known: {}; it stays pending", pending.id(), why);
      giveUp(pending);
    }
    return settlement
        .decide(pending, reply)
        .map(decided -> write(pending, decided, stored, card.expiry(), firstOnInvoice))
        .orElse(pending);
  }

  /// A host that can only be told to undo is told at once, and not when the payment has grown old.
  private void giveUp(Payment.Pending pending) {
    switch (acquirer.remedy()) {
      case Remedy.Inquiry _ -> {
        // It is asked in its time.
      }
      case Remedy.Reversal _ -> {
        writeGivenUp(pending);
        steps.reached(Step.GIVEN_UP);
      }
    }
  }

  /// Somebody may have taken this process for dead, given the payment up and had the host acknowledge it, all before
  /// the request came there. Nobody but this process knows that it did come, so the reversal is made due again.
  private void writeGivenUp(Payment.Pending pending) {
    while (!stopping.getAsBoolean()) {
      try {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        if (!givenUp.giveUp(pending.id(), now) && givenUp.undoAgain(pending.id(), now)) {
          LOG.warn("payment {} was given up before its request was sent; it is undone again", pending.id());
        }
        return;
      } catch (DatabaseFailure | Overloaded e) {
        LOG.warn("payment {} cannot be given up yet ({}); trying again", pending.id(), e.getMessage());
        sleep();
      }
    }
  }

  private static Authorization authorization(Payment.Pending pending, Terminal terminal, Presented card) {
    Order order = pending.order();
    return new Authorization(
        pending.id(),
        terminal.number(),
        order.invoice(),
        order.amount(),
        card.number(),
        card.expiry(),
        card.cvc(),
        order.twoStep(),
        card.use(),
        pending.authentication());
  }

  /// Writes the outcome, again and again while the database is away: the host has answered, and this process may be the
  /// only one to know it. A stop ends the trying; the reconciler then asks the host.
  private Payment write(
      Payment.Pending pending, Decided decided, StoredCard stored, Expiry expiry, boolean firstOnInvoice) {
    while (true) {
      try {
        Optional<Payment.Settled> written = settlement.settle(pending, decided, stored, expiry, firstOnInvoice);
        steps.reached(Step.OUTCOME_WRITTEN);
        return written.isPresent() ? written.get() : settledByOthers(pending, decided.payment());
      } catch (DatabaseFailure | Overloaded e) {
        if (stopping.getAsBoolean()) {
          throw e;
        }
        LOG.warn("the outcome of payment {} cannot be written yet ({}); trying again", pending.id(), e.getMessage());
        sleep();
      }
    }
  }

  private Payment settledByOthers(Payment.Pending pending, Payment.Settled ours) {
    Payment theirs = store.byId(pending.id()).orElse(pending);
    if (ours instanceof Payment.Approved && !(theirs instanceof Payment.Approved)) {
      approvedTooLate(pending, theirs);
    }
    return theirs;
  }

  private void approvedTooLate(Payment.Pending pending, Payment theirs) {
    switch (acquirer.remedy()) {
      case Remedy.Inquiry _ ->
          LOG.error(
              "payment {} was settled as {} before the card host approved it: the books differ, reverse it at the host",
              pending.id(),
              theirs.getClass().getSimpleName());
      case Remedy.Reversal _ -> {
        LOG.warn("payment {} was given up before the card host approved it; it is undone", pending.id());
        givenUp.undoAgain(pending.id(), time.instant().truncatedTo(ChronoUnit.MICROS));
      }
    }
  }

  private void sleep() {
    try {
      pause.forAtLeast(SETTLE_AGAIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
