package kz.tolem.gateway.payment;

/// What became of an attempt to complete a 3-D Secure step.
public sealed interface Completion {

  /// The step is over; the payment as it stands now. A repeat is told the same.
  record Of(Payment payment) implements Completion {}

  /// No step that the caller may complete has this name. Nothing has changed.
  record StepUnknown() implements Completion {}

  /// No issuer gave this answer for this payment. Nothing has changed: the buyer may still come back with the right
  /// one.
  record AnswerNotGenuine() implements Completion {}
}
