package kz.tolem.gateway.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.RecurrentSubscription;
import kz.tolem.protocol.TerminalId;

/// A payment that is repeated by itself. Immutable.
///
/// @param payment the payment that is repeated
/// @param turn which due payment comes next, counted from 1
/// @param attempt which try of it comes next, counted from 1
/// @param lastCode the last decline of the payment that is due
record Subscription(
    UUID id,
    PaymentId payment,
    MerchantId merchant,
    TerminalId terminal,
    PaymentFrequency frequency,
    RecurrentSubscription.Status state,
    Instant createdAt,
    Instant lastDueAt,
    int turn,
    Instant dueAt,
    int attempt,
    Optional<Integer> lastCode) {

  /// The intent of one try: what makes it one payment, however often it is asked for.
  ///
  /// @param token stands for the access token, which a payment of ours does not have
  record Intent(int turn, int attempt, UUID token, String invoice, Instant createdAt) {}
}
