package kz.tolem.gateway.acquirer;

import kz.tolem.protocol.PaymentId;

/// The card host. Every call blocks until the host has answered or the link has given up; nobody holds a transaction
/// open meanwhile. Implementations are thread-safe and bound the calls in flight.
public interface Acquirer extends AutoCloseable {

  /// Asks the host to authorise (two-step) or charge (one-step) a payment, or, when the amount is zero, to say whether the
  /// card is good ([Authorization#isVerification]). Asked at most once per [PaymentId].
  ///
  /// Never throws for what the line or the host does: whatever leaves the outcome open is [AcquirerReply.Unknown].
  AcquirerReply authorize(Authorization authorization);

  /// Asks what became of an earlier [#authorize].
  ///
  /// @return as then, or [AcquirerReply.Declined] when the host never received it and will never act on it, or
  ///     [AcquirerReply.Unknown] while that cannot be said
  AcquirerReply inquire(PaymentId payment);

  /// Asks the host to do something with a payment that it approved. Asked at most once per operation. Never throws for
  /// what the line or the host does.
  FollowUp.Reply followUp(FollowUp request);

  /// Asks what became of an earlier [#followUp]; refused means that the host never received it and never will act on
  /// it.
  FollowUp.Reply inquire(FollowUp request);

  /// Whether the host can be reached right now, in words for the health page.
  String describe();

  @Override
  void close();
}
