package kz.tolem.gateway.operation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.operation.Operation.Kind;
import kz.tolem.gateway.operation.OperationRefusal.AmountNotAllowed;
import kz.tolem.gateway.operation.OperationRefusal.ExternalIdUsed;
import kz.tolem.gateway.operation.OperationRefusal.NotInThisState;
import kz.tolem.gateway.operation.OperationRefusal.PaymentUnknown;
import kz.tolem.gateway.operation.OperationRefusal.UnderWay;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.ProtocolLimits;

/// Charges, cancels and refunds. The intent is on disk before the card host is asked; no race can end a payment twice or
/// give back more than was taken, because the database's constraints decide. Thread-safe.
final class Operations {

  /// How often an operation is tried when what stood in its way has gone by the time one looks.
  private static final int OPENINGS_MAX = 5;

  private final Database database;
  private final Standings standings;
  private final OperationStore store;
  private final Errands errands;
  private final Ids ids;
  private final InstantSource time;

  Operations(Database database, Standings standings, Errands errands, Ids ids, InstantSource time) {
    this.database = database;
    this.standings = standings;
    this.store = new OperationStore(database);
    this.errands = errands;
    this.ids = ids;
    this.time = time;
  }

  /// What became of a request for an operation.
  sealed interface Outcome {

    /// The operation, done, failed, or still pending.
    /// @param language the buyer's, in which declines are told
    record Of(Operation operation, Language language) implements Outcome {}

    record Refused(OperationRefusal why) implements Outcome {}
  }

  /// Does one operation.
  ///
  /// @param asked the amount that the shop named; empty: all there is
  /// @param externalId the shop's own id of a refund; a repeat with it is answered from the first
  Outcome perform(
      Kind kind, AccessToken token, PaymentId id, Optional<Money> asked, Optional<String> externalId) {
    return perform(kind, new Asker(token.merchant(), Visibility.of(token)::sees), id, asked, externalId);
  }

  /// Who asks.
  ///
  /// @param sees the payments that exist for whoever asks
  record Asker(MerchantId merchant, Predicate<Standing> sees) {}

  /// As [#perform(Kind, AccessToken, PaymentId, Optional, Optional)], for whoever asks.
  Outcome perform(Kind kind, Asker asker, PaymentId id, Optional<Money> asked, Optional<String> externalId) {
    for (int tries = 1; tries <= OPENINGS_MAX; tries++) {
      Optional<Outcome> outcome = attempt(kind, asker, id, asked, externalId);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      // What was in the way has failed meanwhile: try again.
    }
    return new Outcome.Refused(new UnderWay());
  }

  private Optional<Outcome> attempt(
      Kind kind, Asker asker, PaymentId id, Optional<Money> asked, Optional<String> externalId) {
    Optional<Standing> found = standings.find(id).filter(asker.sees());
    if (found.isEmpty()) {
      return Optional.of(new Outcome.Refused(new PaymentUnknown()));
    }
    Standing standing = found.get();
    Optional<Outcome> replay = externalId.flatMap(external -> replay(standing, asked, external));
    if (replay.isPresent()) {
      return replay;
    }
    Optional<OperationRefusal> refusal = refusal(kind, standing, asked);
    if (refusal.isPresent()) {
      return refusal.map(Outcome.Refused::new);
    }
    Operation operation =
        Operation.begun(
            ids.timeOrdered(), id, asker.merchant(), kind, asked.orElseGet(standing::left), externalId, now());
    return open(operation) ? Optional.of(errands.run(operation, standing)) : taken(operation, asked);
  }

  /// Lets go of a block that has grown old. The index of endings decides between this and a shop that charges or
  /// cancels at the same moment.
  ///
  /// @return false when the block has ended, or is about to
  boolean release(Standing standing) {
    if (standing.state() != Standing.State.AUTHORIZED || !store.mayBeReleased(standing.payment().id(), now())) {
      return false;
    }
    Order order = standing.payment().order();
    Operation operation =
        Operation.begun(
            ids.timeOrdered(),
            standing.payment().id(),
            order.merchant(),
            Kind.RELEASE,
            standing.left(),
            Optional.empty(),
            now());
    if (!open(operation)) {
      return false;
    }
    errands.run(operation, standing);
    return true;
  }

  private Optional<Outcome> replay(Standing standing, Optional<Money> asked, String externalId) {
    return store
        .byExternalId(standing.payment().order().merchant(), externalId)
        .map(
            before -> {
              boolean same =
                  before.payment().equals(standing.payment().id())
                      && asked.map(before.amount()::equals).orElse(true);
              return same ? errands.await(before, standing) : new Outcome.Refused(new ExternalIdUsed());
            });
  }

  private static Optional<OperationRefusal> refusal(Kind kind, Standing standing, Optional<Money> asked) {
    Optional<OperationRefusal> wrongState = wrongState(kind, standing);
    return wrongState.isPresent() ? wrongState : asked.flatMap(amount -> wrongAmount(kind, standing, amount));
  }

  private static Optional<OperationRefusal> wrongState(Kind kind, Standing standing) {
    Standing.State needed = kind == Kind.REFUND ? Standing.State.CHARGED : Standing.State.AUTHORIZED;
    if (standing.state() != needed) {
      return Optional.of(
          new NotInThisState(
              kind == Kind.REFUND
                  ? "only a charged payment can be refunded"
                  : "only a payment in status AUTH can be charged or cancelled"));
    }
    return kind == Kind.REFUND && standing.left().isZero()
        ? Optional.of(new NotInThisState("everything has been refunded already"))
        : Optional.empty();
  }

  private static Optional<OperationRefusal> wrongAmount(Kind kind, Standing standing, Money amount) {
    Money left = standing.left();
    if (amount.isZero()) {
      return Optional.of(new AmountNotAllowed("amount must be more than zero"));
    }
    if (amount.minorUnits() > left.minorUnits()) {
      return Optional.of(new AmountNotAllowed("amount must not be more than " + left));
    }
    boolean tooSmall =
        kind == Kind.REFUND
            && amount.minorUnits() < refundMinimum(amount)
            && !amount.equals(left); // the last crumbs may go back whatever their size
    return tooSmall
        ? Optional.of(
            new AmountNotAllowed("a refund is at least " + ProtocolLimits.REFUND_MAJOR_UNITS_MIN + " tenge"))
        : Optional.empty();
  }

  /// The minimum is told in tenge alone (EPAY.md 9.4).
  private static long refundMinimum(Money amount) {
    return amount.currency().getCurrencyCode().equals("KZT") ? ProtocolLimits.REFUND_MAJOR_UNITS_MIN * 100L : 1;
  }

  private boolean open(Operation operation) {
    errands.announce(operation);
    boolean written = false;
    try {
      written = write(operation);
      return written;
    } finally {
      if (!written) {
        errands.withdraw(operation);
      }
    }
  }

  private boolean write(Operation operation) {
    return database.transaction(
        handle -> {
          boolean inserted = OperationStore.insert(handle, operation);
          if (inserted
              && operation.kind() == Kind.REFUND
              && !standings.setAside(handle, operation.payment(), operation.amount(), operation.openedAt())) {
            handle.rollback();
            return false;
          }
          return inserted;
        });
  }

  /// Something stood in the way between looking and writing: look again and say what; empty when it is gone.
  private Optional<Outcome> taken(Operation operation, Optional<Money> asked) {
    Standing standing = standings.find(operation.payment()).orElseThrow();
    Optional<Outcome> replay = operation.externalId().flatMap(external -> replay(standing, asked, external));
    if (replay.isPresent()) {
      return replay;
    }
    return refusal(operation.kind(), standing, Optional.of(operation.amount()))
        .or(() -> underWay(operation))
        .map(Outcome.Refused::new);
  }

  /// Whether another operation is about to end the payment's block.
  private Optional<OperationRefusal> underWay(Operation operation) {
    return operation.kind() == Kind.REFUND
        ? Optional.empty()
        : store.ending(operation.payment()).map(_ -> new UnderWay());
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
