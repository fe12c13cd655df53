package kz.tolem.client;

import java.util.Optional;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.StatusTransaction;

/**
 * How a payment stands. Only {@link Paid} is money in hand; {@link Blocked} is money that waits for the charge.
 * Immutable. Source: EPAY.md 8.3, 8.4.
 */
public sealed interface PaymentStatus {

  /** There is no payment, or none yet: the buyer may still be on the page. */
  record NotFound() implements PaymentStatus {}

  /** Under way: the outcome is not known, or the buyer is with his bank. */
  record InProgress(Optional<StatusTransaction> payment) implements PaymentStatus {}

  /** The money is blocked and waits for the charge. */
  record Blocked(StatusTransaction payment) implements PaymentStatus {}

  /** The money is taken; some of it may have been given back, see {@link StatusTransaction#amounts()}. */
  record Paid(StatusTransaction payment) implements PaymentStatus {}

  /** The block was released: by the shop, or because it had grown old. */
  record Cancelled(StatusTransaction payment) implements PaymentStatus {}

  /** All of the money was given back. */
  record Refunded(StatusTransaction payment) implements PaymentStatus {}

  /** The card was found good; there was no money to move. */
  record Verified(StatusTransaction payment) implements PaymentStatus {}

  /** Said no; of several attempts on one invoice the latest. */
  record Declined(Optional<StatusTransaction> payment, Decline decline) implements PaymentStatus {}

  /** A word that this client does not know: neither paid nor declined. */
  record NotUnderstood(String word, Optional<StatusTransaction> payment) implements PaymentStatus {}

  /** What the other side tells of the payment, where there is one. */
  default Optional<StatusTransaction> details() {
    if (this instanceof InProgress progress) {
      return progress.payment();
    }
    if (this instanceof Blocked blocked) {
      return Optional.of(blocked.payment());
    }
    if (this instanceof Paid paid) {
      return Optional.of(paid.payment());
    }
    if (this instanceof Cancelled cancelled) {
      return Optional.of(cancelled.payment());
    }
    if (this instanceof Refunded refunded) {
      return Optional.of(refunded.payment());
    }
    if (this instanceof Verified verified) {
      return Optional.of(verified.payment());
    }
    if (this instanceof Declined declined) {
      return declined.payment();
    }
    return this instanceof NotUnderstood other ? other.payment() : Optional.empty();
  }

  /** The payment's id, where it is told. */
  default Optional<PaymentId> id() {
    return details().flatMap(StatusTransaction::id).flatMap(PaymentId::parse);
  }
}
