package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.protocol.PaymentId;

/// The intent to pay an order, to be on disk before the card host is asked.
///
/// @param tail what the last-six rule holds of the invoice; empty: the rule does not hold at this terminal
/// @param tailWindow how far back the rule looks; empty: for ever
/// @param mustBeSaved whether only a saved card will do, as when a shop names it
record Opening(
    PaymentId id,
    Order order,
    byte[] digest,
    Optional<String> tail,
    Optional<Duration> tailWindow,
    boolean mustBeSaved,
    Instant at) {

  static Opening of(
      PaymentId id, Order order, byte[] digest, Terminal terminal, boolean mustBeSaved, Instant at) {
    Optional<String> tail =
        terminal.dialect() == Dialect.DOCUMENTED ? Optional.of(order.invoice().tail()) : Optional.empty();
    return new Opening(id, order, digest, tail, terminal.tailWindow(), mustBeSaved, at);
  }

  Payment.Pending pending() {
    return new Payment.Pending(id, order, at);
  }

  /// Whether the card is this merchant's and good enough for this door.
  boolean accepts(StoredCard card) {
    return card != null && card.merchant().equals(order.merchant()) && (card.saved() || !mustBeSaved);
  }

  /// What became of an opening.
  sealed interface Result {

    /// The payment is on disk as PENDING and this caller, nobody else, is to ask the card host.
    ///
    /// @param firstOnInvoice whether no attempt on this invoice came before
    record Opened(StoredCard card, boolean firstOnInvoice) implements Result {}

    /// Nothing was written: the card will not do.
    record CardWillNotDo() implements Result {}

    /// Nothing was written: token, invoice or tail are taken. What is there tells which.
    record Taken() implements Result {}
  }
}
