package kz.tolem.gateway.edge;

/// Hears of each step of a payment that a kill could fall between. Production listens to none; a kill test ends the
/// process at one of them.
@FunctionalInterface
public interface Steps {

  /// The marked steps, between the first commit and the reply.
  enum Step {
    /// The intent to pay is on disk; the card host has not been asked.
    INTENT_WRITTEN,
    /// The card host has answered; its answer is not on disk.
    HOST_ANSWERED,
    /// The outcome is on disk with its notification; the caller has not heard it.
    OUTCOME_WRITTEN,
    /// A payment without an answer is given up on disk; the card host has not been told to undo it.
    GIVEN_UP,
    /// The card host has undone a payment; that is not on disk.
    UNDONE,
    /// The intent of a charge, cancel or refund is on disk; the card host has not been asked.
    OPERATION_WRITTEN,
    /// The card host has answered about it; its answer is not on disk.
    OPERATION_ANSWERED,
    /// Its outcome is on disk; the caller has not heard it.
    OPERATION_SETTLED
  }

  /// A thread has come to a step, and goes on when this returns.
  void reached(Step step);

  /// Listens to nothing.
  static Steps unmarked() {
    return _ -> {};
  }
}
