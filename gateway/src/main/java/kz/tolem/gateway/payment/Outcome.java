package kz.tolem.gateway.payment;

/// What became of an order that was handed in.
public sealed interface Outcome {

  /// There is a payment: this order's, or the one that the same request made earlier.
  record Of(Payment payment) implements Outcome {}

  /// There is none, and the card host was not asked.
  record Refused(Refusal why) implements Outcome {}
}
