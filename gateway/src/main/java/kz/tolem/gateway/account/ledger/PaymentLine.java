package kz.tolem.gateway.account.ledger;

import java.time.Instant;
import java.util.UUID;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.protocol.Money;

/// One payment in a list.
///
/// @param cardMask `440563...5096`; empty text: the card is not known
/// @param declineCode 0: not declined
public record PaymentLine(
    UUID id,
    Instant openedAt,
    Standing.State state,
    Money amount,
    Money charged,
    Money returned,
    String invoice,
    String invoiceAlt,
    UUID terminal,
    String description,
    String accountId,
    String email,
    String phone,
    String reference,
    String approvalCode,
    int declineCode,
    String cardMask,
    String scheme) {

  /// Shows nothing personal.
  @Override
  public String toString() {
    return "payment " + id;
  }
}
