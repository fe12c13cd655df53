package kz.tolem.gateway.acquirer;

import java.time.Duration;
import kz.tolem.protocol.PaymentId;

/// The card host. Every call blocks until the host has answered or the link has given up; nobody holds a transaction
/// open meanwhile. Implementations are thread-safe and bound the calls in flight.
public interface Acquirer extends AutoCloseable {

  /// Asks the host to authorise (two-step) or charge (one-step) a payment, or, when the amount is zero, to say whether
  /// the card is good ([Authorization#isVerification]). Asked at most once per [PaymentId].
  ///
  /// Never throws for what the line or the host does: whatever leaves the outcome open is [AcquirerReply.Unknown].
  AcquirerReply authorize(Authorization authorization);

  /// How an outcome that did not come is found out at this host.
  Remedy remedy();

  /// Asks the host to do something with a payment that it approved. Asked at most once per operation. Never throws for
  /// what the line or the host does.
  FollowUp.Reply followUp(FollowUp request);

  /// Finds out what became of an earlier [#followUp]: asks, or sends it again in such a way that the host does it once.
  /// Refused means that the host has not done it and never will. Safe to repeat, from several processes too.
  FollowUp.Reply inquire(FollowUp request);

  /// How long a follow-up is left alone before [#inquire] is called for it, when nobody has said that its answer will
  /// not come: whoever sent it may be dead, or may still be waiting, and then the host has it in hand.
  Duration followUpLeftAlone();

  /// The same for a follow-up of which this process knows that its answer will not come.
  default Duration followUpRepeatAfter() {
    return followUpLeftAlone();
  }

  /// Whether the host can be reached right now, in words for the health page.
  String describe();

  @Override
  void close();
}
