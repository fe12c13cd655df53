package kz.tolem.gateway.account.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.user.UserId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// A refund that one person asked for and another is to allow.
///
/// @param askedByLogin who asked
/// @param decision empty: nobody has decided
public record RefundRequest(
    UUID id,
    PaymentId payment,
    MerchantId merchant,
    Money amount,
    String reason,
    UserId askedBy,
    String askedByLogin,
    Instant askedAt,
    Optional<Decision> decision) {

  /// What became of it.
  public enum Decision {
    ALLOWED,
    REFUSED,
    WITHDRAWN
  }

  /// The refund's own id: carried out again, it is answered from the first.
  String once() {
    return Till.OWN + id;
  }

  @Override
  public String toString() {
    return "refund request " + id;
  }
}
