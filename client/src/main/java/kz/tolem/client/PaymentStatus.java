package kz.tolem.client;

import java.util.Optional;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.StatusTransaction;

/**
 * How a payment stands. Only {@link Paid} is money in hand; {@link Blocked} is money that waits for the charge.
 * Immutable. Source: EPAY.md 8.3, 8.4.
 */
public sealed interface PaymentStatus {

  /** What the other side tells of the payment, where there is one. */
  Optional<StatusTransaction> details();

  /** The payment's id, where it is told. */
  default Optional<PaymentId> id() {
    return details().flatMap(StatusTransaction::id).flatMap(PaymentId::parse);
  }

  /** There is no payment, or none yet: the buyer may still be on the page. */
  record NotFound() implements PaymentStatus {

    @Override
    public Optional<StatusTransaction> details() {
      return Optional.empty();
    }
  }

  /** Under way: the outcome is not known, or the buyer is with his bank. */
  record InProgress(Optional<StatusTransaction> details) implements PaymentStatus {}

  /** The money is blocked and waits for the charge. */
  record Blocked(StatusTransaction payment) implements PaymentStatus {

    @Override
    public Optional<StatusTransaction> details() {
      return Optional.of(payment);
    }
  }

  /** The money is taken; some of it may have been given back, see {@link StatusTransaction#amounts()}. */
  record Paid(StatusTransaction payment) implements PaymentStatus {

    @Override
    public Optional<StatusTransaction> details() {
      return Optional.of(payment);
    }
  }

  /** The block was released: by the shop, or because it had grown old. */
  record Cancelled(StatusTransaction payment) implements PaymentStatus {

    @Override
    public Optional<StatusTransaction> details() {
      return Optional.of(payment);
    }
  }

  /** All of the money was given back. */
  record Refunded(StatusTransaction payment) implements PaymentStatus {

    @Override
    public Optional<StatusTransaction> details() {
      return Optional.of(payment);
    }
  }

  /** The card was found good; there was no money to move. */
  record Verified(StatusTransaction payment) implements PaymentStatus {

    @Override
    public Optional<StatusTransaction> details() {
      return Optional.of(payment);
    }
  }

  /** Said no; of several attempts on one invoice the latest. */
  record Declined(Optional<StatusTransaction> details, Decline decline) implements PaymentStatus {}

  /** A word that this client does not know: neither paid nor declined. */
  record NotUnderstood(String word, Optional<StatusTransaction> details) implements PaymentStatus {}
}
