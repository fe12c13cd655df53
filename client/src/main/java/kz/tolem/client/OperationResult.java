package kz.tolem.client;

import java.util.Optional;
import kz.tolem.protocol.PaymentId;

/** What became of a charge, cancel or refund. Immutable. Source: EPAY.md 9. */
public sealed interface OperationResult {

  /** The payment. */
  PaymentId id();

  /** Done, by this call or by one before it. */
  record Done(PaymentId id) implements OperationResult {}

  /**
   * Refused, and nothing changed: the state or the amount does not allow it, or the card host said no.
   *
   * @param code usually 100
   * @param message what the other side said
   */
  record Refused(PaymentId id, int code, String message) implements OperationResult {}

  /**
   * Neither done nor refused yet. Ask for the status; a refund may be repeated under its own id.
   *
   * @param seen how the payment stood when it was asked for last, where that was to be had
   */
  record InDoubt(PaymentId id, Doubt why, Optional<PaymentStatus> seen) implements OperationResult {}
}
