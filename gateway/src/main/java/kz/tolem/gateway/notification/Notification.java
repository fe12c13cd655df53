package kz.tolem.gateway.notification;

import java.time.Instant;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;

/// What is to be posted to a shop. The body is fixed when the row is written: every try sends the same.
///
/// @param id the same on every try (wire header `webhook-id`)
/// @param success whether it tells of a success; a failure notice is given up sooner
/// @param url where it goes
/// @param body JSON
public record Notification(
    UUID id,
    PaymentId payment,
    MerchantId merchant,
    TerminalId terminal,
    InvoiceId invoice,
    boolean success,
    String url,
    String body,
    Instant createdAt) {

  /// Shows nothing of the body.
  @Override
  public String toString() {
    return "notification " + id + " of payment " + payment;
  }
}
