package kz.tolem.gateway.operation;

/// Why a charge, cancel or refund is not done. Checked in this order; the first that applies is the answer.
/// Source: EPAY.md 9.
sealed interface OperationRefusal {

  /// No such payment, or another merchant's, or not the one that this token is for.
  record PaymentUnknown() implements OperationRefusal {}

  /// A parameter cannot be read, or query and body differ.
  record ParameterWrong(String why) implements OperationRefusal {}

  /// The externalID was used for another refund.
  record ExternalIdUsed() implements OperationRefusal {}

  /// The payment is in a state that does not allow it.
  record NotInThisState(String why) implements OperationRefusal {}

  /// More than there is, or less than the minimum.
  record AmountNotAllowed(String why) implements OperationRefusal {}

  /// The same operation is under way; its outcome is not known yet.
  record UnderWay() implements OperationRefusal {}
}
