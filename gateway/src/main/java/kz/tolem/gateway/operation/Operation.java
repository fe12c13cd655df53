package kz.tolem.gateway.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// One charge, cancel or refund that was begun. It is on disk before the card host is asked.
///
/// @param externalId the shop's own id of a refund
/// @param faultCode why the card host refused, of EPAY.md 11; 0 unless it did
public record Operation(
    UUID id,
    PaymentId payment,
    MerchantId merchant,
    Kind kind,
    Money amount,
    Optional<String> externalId,
    State state,
    int faultCode,
    Instant openedAt) {

  /// An operation that is about to be written.
  static Operation begun(
      UUID id, PaymentId payment, MerchantId merchant, Kind kind, Money amount, Optional<String> externalId, Instant at) {
    return new Operation(id, payment, merchant, kind, amount, externalId, State.PENDING, 0, at);
  }

  /// What is to be done.
  public enum Kind {
    /// Take what was blocked, or a part of it.
    CHARGE,
    /// Let the block go, because the shop asked.
    CANCEL,
    /// Let the block go, because it grew old.
    RELEASE,
    /// Give back what was taken, or a part of it.
    REFUND
  }

  /// How far it is.
  public enum State {
    /// Begun; the card host's answer is not known.
    PENDING,
    DONE,
    /// The card host refused; nothing has changed.
    FAILED
  }
}
