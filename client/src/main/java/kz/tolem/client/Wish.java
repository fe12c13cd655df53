package kz.tolem.client;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.protocol.OperationRequest;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.StatusTransaction;

/** What a shop wants done with a payment, and how its status shows whether it was. */
record Wish(Verb verb, PaymentId id, OperationRequest parameters) {

  private static final int REFUSED = 100;

  /** The three operations. */
  enum Verb {
    CHARGE,
    CANCEL,
    REFUND;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Wish charge(PaymentId id, Optional<BigDecimal> part) {
    return new Wish(Verb.CHARGE, id, new OperationRequest(part, Optional.empty()));
  }

  static Wish cancel(PaymentId id) {
    return new Wish(Verb.CANCEL, id, OperationRequest.WHOLE);
  }

  static Wish refund(PaymentId id, String refundId, Optional<BigDecimal> part) {
    if (refundId.isBlank()) {
      throw new IllegalArgumentException("a refund needs an id of its own");
    }
    return new Wish(Verb.REFUND, id, new OperationRequest(part, Optional.of(refundId)));
  }

  Call call(Settings settings) {
    String query = parameters.toQuery();
    return Call.post(
        verb.word(), settings.api("/operation/" + id + "/" + verb.word() + (query.isEmpty() ? "" : "?" + query)));
  }

  /** Whether sending it again cannot do it twice. */
  boolean mayRepeat(Environment environment, Optional<PaymentStatus> seen) {
    if (verb == Verb.REFUND) {
      return environment.repeatsSafely();
    }
    return seen.filter(PaymentStatus.Blocked.class::isInstance).isPresent();
  }

  /** What the status says about the wish; empty when it says nothing. */
  Optional<OperationResult> told(PaymentStatus status) {
    boolean taken = status instanceof PaymentStatus.Paid || status instanceof PaymentStatus.Refunded;
    boolean released = status instanceof PaymentStatus.Cancelled;
    boolean declined = status instanceof PaymentStatus.Declined;
    switch (verb) {
      case CHARGE:
        return taken ? Optional.of(charged(status)) : refusedIf(released || declined, status);
      case CANCEL:
        return released ? Optional.of(new OperationResult.Done(id)) : refusedIf(taken || declined, status);
      default:
        // One refund looks like another.
        return Optional.empty();
    }
  }

  private OperationResult charged(PaymentStatus status) {
    Optional<BigDecimal> taken =
        status.details().map(StatusTransaction::amounts).flatMap(
            all -> all.amount().map(left -> left.add(all.returned().orElse(BigDecimal.ZERO))));
    boolean differs =
        parameters.amount().flatMap(wanted -> taken.filter(sum -> sum.compareTo(wanted) != 0)).isPresent();
    return differs
        ? new OperationResult.Refused(id, REFUSED, "the payment was charged with another amount")
        : new OperationResult.Done(id);
  }

  private Optional<OperationResult> refusedIf(boolean refused, PaymentStatus status) {
    String word = status.details().flatMap(payment -> payment.result().statusName()).orElse("");
    return refused
        ? Optional.of(new OperationResult.Refused(id, REFUSED, "the payment is in status " + word))
        : Optional.empty();
  }
}
