package kz.tolem.gateway.account.report;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/// One movement of money: a charge, or a refund.
///
/// @param at when the card host confirmed it
/// @param amount minor units, below zero for a refund
/// @param reference the host's reference of this step
record Movement(
    Instant at,
    UUID id,
    Kind kind,
    UUID payment,
    String invoice,
    String invoiceAlt,
    long amount,
    Currency currency,
    String terminalNumber,
    String cardMask,
    String reference,
    String approvalCode,
    String description) {

  enum Kind {
    CHARGE,
    REFUND
  }
}
