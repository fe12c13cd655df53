package kz.tolem.gateway.acquirer;

import java.time.Duration;
import java.util.function.Consumer;
import kz.tolem.protocol.PaymentId;

/// How the outcome of an authorisation is found out whose answer never came.
public sealed interface Remedy {

  /// How long a payment is left alone when nobody has said that its answer will not come: whoever sent it may be dead,
  /// or may still be waiting.
  Duration leftAlone();

  /// The host remembers and can be asked. Asking changes nothing that was approved.
  non-sealed interface Inquiry extends Remedy {

    /// Asks what became of an authorisation.
    ///
    /// @return as then, or [AcquirerReply.Declined] when the host never received it and will never act on it, or
    ///     [AcquirerReply.Unknown] while that cannot be said
    AcquirerReply inquire(Original original);
  }

  /// The host cannot be asked; it is told to undo the authorisation, whatever it was. Before that, whoever may still
  /// hear an approval must be kept from believing it: the payment is given up on disk first.
  non-sealed interface Reversal extends Remedy {

    /// Asks the host to undo an authorisation. Safe to repeat.
    ///
    /// @return [Undoing.Acknowledged] when no money moved or will move by it
    Undoing reverse(Original original);

    /// Tells who is to hear of approvals that came when nobody waited for them any more: they must be undone (again).
    void whenLate(Consumer<PaymentId> listener);
  }

  /// What the host said to a reversal, or that it did not say.
  sealed interface Undoing {

    record Acknowledged() implements Undoing {}

    /// The host has answered, and does not do it. Try again: the next answer may be another.
    /// @param why for the log
    record Refused(String why) implements Undoing {}

    /// There was no answer. Try again.
    /// @param why for the log
    record NotYet(String why) implements Undoing {}
  }
}
