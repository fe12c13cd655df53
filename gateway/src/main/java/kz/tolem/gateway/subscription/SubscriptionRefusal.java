package kz.tolem.gateway.subscription;

import kz.tolem.protocol.PaymentFrequency;

/// Why there is no subscription. Checked in this order; the first that applies is the answer. Source: EPAY.md 10.1.
sealed interface SubscriptionRefusal {

  /// The body or a parameter cannot be read.
  record Unreadable(String why) implements SubscriptionRefusal {}

  /// The token was not granted for payments.
  record ScopeLacksPayment() implements SubscriptionRefusal {}

  /// No such payment, or another merchant's, or not the one that this token is for.
  record PaymentUnknown() implements SubscriptionRefusal {}

  /// No such subscription, or another merchant's, or of another payment than this token's.
  record SubscriptionUnknown() implements SubscriptionRefusal {}

  /// The payment is not blocked or charged.
  record NotPaid() implements SubscriptionRefusal {}

  /// The payment's card is not saved, or not any more.
  record CardNotSaved() implements SubscriptionRefusal {}

  /// The payment is repeated already, at another frequency.
  record SubscribedOtherwise(PaymentFrequency frequency) implements SubscriptionRefusal {}
}
