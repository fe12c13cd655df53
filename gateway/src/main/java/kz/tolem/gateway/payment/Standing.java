package kz.tolem.gateway.payment;

import java.time.Instant;
import kz.tolem.protocol.Money;

/// How a payment stands now: the attempt with the answer it was given, and what has become of its money since.
///
/// @param charged what was taken in all
/// @param returned what was given back, or is on its way back
/// @param changedAt when the state last changed
public record Standing(Payment payment, State state, Money charged, Money returned, Instant changedAt) {

  /// Where the money is.
  public enum State {
    /// The card host has not answered yet.
    PENDING,
    /// The buyer has not shown his card's issuer yet who he is.
    SECURE_STEP,
    /// Blocked, waiting for the shop.
    AUTHORIZED,
    /// Taken; perhaps partly given back.
    CHARGED,
    /// The card was found good; there was no money to move.
    VERIFIED,
    /// The block was released because the shop asked.
    CANCELLED,
    /// The block was released because it had grown old.
    RELEASED,
    /// Refused.
    DECLINED
  }

  /// What is still with the shop or may still be charged: the original amount less what was not charged and what was
  /// given back (wire `amount` of the status).
  public Money left() {
    long base = state == State.CHARGED ? charged.minorUnits() : payment.order().amount().minorUnits();
    return new Money(base - returned.minorUnits(), charged.currency());
  }

  /// Whether all that was charged has been given back.
  public boolean isReturned() {
    return state == State.CHARGED && charged.equals(returned);
  }
}
