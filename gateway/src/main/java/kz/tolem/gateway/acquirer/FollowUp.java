package kz.tolem.gateway.acquirer;

import java.util.UUID;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// What the card host is asked to do with a payment that it approved.
///
/// @param operation makes this request different from every other
/// @param terminalNumber the terminal's eight digits
/// @param reference the host's retrieval reference of the authorisation
/// @param amount how much of it
/// @param twoStep whether the payment was blocked first; otherwise it was taken at once
public record FollowUp(
    UUID operation,
    PaymentId payment,
    Kind kind,
    String terminalNumber,
    String reference,
    Money amount,
    boolean twoStep) {

  /// The three things that can follow an approval.
  public enum Kind {
    /// Take what was blocked; the rest of the block is released.
    CAPTURE,
    /// Release the block.
    REVERSE,
    /// Give back what was taken.
    REFUND
  }

  /// What the card host said to it, or that it did not say.
  public sealed interface Reply {

    /// Done.
    /// @param reference the host's reference of this step
    record Done(String reference) implements Reply {}

    /// Refused for good; nothing has changed.
    /// @param code a code of EPAY.md 11
    record Refused(int code) implements Reply {}

    /// Nobody knows yet.
    /// @param why for the log
    record Unknown(String why) implements Reply {}
  }
}
