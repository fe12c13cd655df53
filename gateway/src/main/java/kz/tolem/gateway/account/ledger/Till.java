package kz.tolem.gateway.account.ledger;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.operation.MoneyDesk;
import kz.tolem.gateway.operation.Operation.Kind;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// Moves money because a person pressed a button: who may how much, who must ask whom, and that each wish is done once.
/// What is to be done is written into the trail before it is done. Thread-safe.
final class Till {

  /// Begins the ids of refunds that people asked for here.
  static final String OWN = "account-";

  private final MoneyDesk desk;
  private final RefundLimits limits;
  private final RefundTurns turns;
  private final RefundRequests requests;
  private final Trail trail;
  private final InstantSource time;

  Till(
      MoneyDesk desk,
      RefundLimits limits,
      RefundTurns turns,
      RefundRequests requests,
      Trail trail,
      InstantSource time) {
    this.desk = desk;
    this.limits = limits;
    this.turns = turns;
    this.requests = requests;
    this.trail = trail;
    this.time = time;
  }

  /// What became of a wish.
  sealed interface Outcome {

    /// It was begun; the payment's page shows how it ended.
    record Begun(MoneyDesk.Outcome result) implements Outcome {}

    /// It waits for a second person.
    record Asked() implements Outcome {}

    /// The request was decided without a refund.
    record Closed() implements Outcome {}

    /// Nothing was begun, for a reason that can be told.
    record Not(LedgerTexts why) implements Outcome {}

    /// The person may not do this.
    record Forbidden() implements Outcome {}
  }

  /// A charge or a cancel.
  ///
  /// @param amount empty: all there is
  /// @param wish the button's own id: pressed twice, it is done once
  Outcome end(Kind kind, Visitor visitor, PaymentId payment, Optional<Money> amount, String reason, UUID wish) {
    if (!visitor.may(Permission.MOVE_MONEY)) {
      return new Outcome.Forbidden();
    }
    trail.note(visitor, kind == Kind.CHARGE ? Deed.CHARGE : Deed.CANCEL, payment.toString(), detail(amount, reason));
    return new Outcome.Begun(desk.perform(kind, visitor.merchant(), payment, amount, OWN + wish));
  }

  /// A refund: done at once within the person's limit, else asked for.
  Outcome refund(Visitor visitor, Standing standing, Money amount, String reason, UUID wish) {
    if (!visitor.may(Permission.CARE)) {
      return new Outcome.Forbidden();
    }
    if (reason.isBlank()) {
      return new Outcome.Not(LedgerTexts.NO_REASON);
    }
    PaymentId payment = standing.payment().id();
    if (standing.state() != Standing.State.CHARGED) {
      return new Outcome.Not(LedgerTexts.WRONG_STATE);
    }
    if (requests.isBegun(visitor.merchant(), OWN + wish)) {
      return refundNow(visitor, payment, amount, reason, wish);
    }
    if (amount.minorUnits() > standing.left().minorUnits() || amount.isZero()) {
      return new Outcome.Not(LedgerTexts.WRONG_AMOUNT);
    }
    Optional<Money> most = limits.of(visitor.merchant(), amount.currency()).of(visitor.role());
    if (most.isEmpty()) {
      return refundNow(visitor, payment, amount, reason, wish);
    }
    // The limit is for all that is given back of a payment: otherwise many small refunds would pass where a large one
    // may not.
    if (standing.returned().minorUnits() + amount.minorUnits() <= most.get().minorUnits()) {
      return turns.take(standing, OWN + wish)
          ? refundNow(visitor, payment, amount, reason, wish)
          : new Outcome.Not(LedgerTexts.UNDER_WAY);
    }
    requests.ask(wish, payment, visitor.merchant(), amount, reason, visitor.guest().user(), time.instant());
    trail.note(visitor, Deed.REFUND_ASKED, payment.toString(), detail(Optional.of(amount), reason));
    return new Outcome.Asked();
  }

  private Outcome refundNow(Visitor visitor, PaymentId payment, Money amount, String reason, UUID wish) {
    trail.note(visitor, Deed.REFUND, payment.toString(), detail(Optional.of(amount), reason));
    return new Outcome.Begun(
        desk.perform(Kind.REFUND, visitor.merchant(), payment, Optional.of(amount), OWN + wish));
  }

  /// Allows another person's request, and carries it out.
  Outcome allow(Visitor visitor, RefundRequest request) {
    if (!visitor.may(Permission.MOVE_MONEY)) {
      return new Outcome.Forbidden();
    }
    if (request.askedBy().equals(visitor.guest().user())) {
      return new Outcome.Not(LedgerTexts.NOT_ALONE);
    }
    boolean carriesOn = request.decision().filter(RefundRequest.Decision.ALLOWED::equals).isPresent();
    if (!carriesOn
        && !requests.decide(request, RefundRequest.Decision.ALLOWED, visitor.guest().user(), time.instant())) {
      return new Outcome.Not(LedgerTexts.DECIDED);
    }
    trail.note(
        visitor, Deed.REFUND_ALLOWED, request.payment().toString(), detail(
            Optional.of(request.amount()), request.reason()));
    // Should this process die here, the request stays allowed, and whoever opens it carries it out under the same id.
    return new Outcome.Begun(
        desk.perform(
            Kind.REFUND, request.merchant(), request.payment(), Optional.of(request.amount()), request.once()));
  }

  /// Turns a request down, or takes one's own back.
  Outcome turnDown(Visitor visitor, RefundRequest request) {
    boolean own = request.askedBy().equals(visitor.guest().user());
    if (!own && !visitor.may(Permission.MOVE_MONEY)) {
      return new Outcome.Forbidden();
    }
    RefundRequest.Decision decision = own ? RefundRequest.Decision.WITHDRAWN : RefundRequest.Decision.REFUSED;
    if (!requests.decide(request, decision, visitor.guest().user(), time.instant())) {
      return new Outcome.Not(LedgerTexts.DECIDED);
    }
    trail.note(
        visitor, Deed.REFUND_REFUSED, request.payment().toString(), detail(
            Optional.of(request.amount()), request.reason()));
    return new Outcome.Closed();
  }

  private static String detail(Optional<Money> amount, String reason) {
    String sum = amount.map(Money::toString).orElse("");
    return sum.isEmpty() ? reason : reason.isBlank() ? sum : sum + ": " + reason;
  }
}
