package kz.tolem.gateway.payment;

import java.time.Duration;
import kz.tolem.protocol.InvoiceId;

/// Why an order is not paid, decided by the gateway itself: the card host is not asked and nothing is left behind.
///
/// Checked from the top to the bottom; the first that applies is the answer. The order is part of the contract and
/// stands in docs/reference/payment.md. A *replay*, the same request with the same token again, stands right before
/// [TokenUsed]: it is answered from the stored payment, whatever has become of card and invoice since.
public sealed interface Refusal {

  /// The body cannot be read as a payment request.
  record BodyUnreadable(String why) implements Refusal {}

  /// No access token, or one that is not ours.
  record TokenUnknown() implements Refusal {}

  /// The token's life is over.
  record TokenExpired() implements Refusal {}

  /// The token was not granted for payments.
  record ScopeLacksPayment() implements Refusal {}

  /// A field is missing, malformed, not allowed by the terminal, or differs from what the token is bound to.
  record FieldWrong(String why) implements Refusal {}

  /// The description is longer than 125 bytes.
  record DescriptionTooLong() implements Refusal {}

  /// Nothing is to be paid.
  record AmountZero() implements Refusal {}

  /// The terminal does not take cards as cryptograms.
  record CryptogramsNotTaken() implements Refusal {}

  /// The merchant or the terminal asks for more payments a second than it may.
  record TooFast(Duration stayAway) implements Refusal {}

  /// Somebody seems to try cards out, from this address or at this terminal.
  record TooManyCards(Duration stayAway) implements Refusal {}

  /// The token has authorised another request already.
  record TokenUsed() implements Refusal {}

  /// The cryptogram does not open, or what it holds is no card for this terminal. Which of these it is, nobody is told.
  record CryptogramWrong() implements Refusal {}

  /// No such card at this merchant, or it may not be used.
  record CardUnknown() implements Refusal {}

  /// An attempt on this invoice is under way; it may still succeed.
  record InvoiceInProgress(InvoiceId invoice) implements Refusal {}

  /// This invoice is paid.
  record InvoicePaid(InvoiceId invoice) implements Refusal {}

  /// Another invoice of this terminal ends with the same six digits.
  record InvoiceTailUsed(InvoiceId invoice) implements Refusal {}
}
