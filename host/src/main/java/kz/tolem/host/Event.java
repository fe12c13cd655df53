package kz.tolem.host;

import java.time.Instant;
import java.util.UUID;
import kz.tolem.protocol.Money;

/// What the host has done: a line of its journal, never changed. Its state is the sum of these.
public sealed interface Event {

  Instant at();

  UUID payment();

  /// What a payment asked for.
  enum Kind {
    /// A block, to be completed later.
    BLOCK,
    /// Money taken at once.
    PURCHASE,
    /// Nothing but whether the card is good.
    CHECK
  }

  /// What can follow an approval.
  enum Step {
    /// Take what was blocked, or a part; the rest of the block goes.
    COMPLETE,
    /// Let the block go.
    RELEASE,
    /// Give back what was taken, or a part.
    REFUND
  }

  /// What was answered.
  ///
  /// @param responseCode field 39
  /// @param ePayCode 0 for an approval
  /// @param reference field 37
  /// @param hostReference the host's own, 16 letters and digits; empty for a decline
  /// @param approvalCode field 38; empty for a decline
  /// @param networkId the scheme's id; empty for a decline
  record Answer(
      String responseCode,
      int ePayCode,
      String reference,
      String hostReference,
      String approvalCode,
      String networkId) {

    public boolean approved() {
      return ePayCode == 0;
    }

    static Answer declined(String responseCode, int ePayCode, String reference) {
      return new Answer(responseCode, ePayCode, reference, "", "", "");
    }
  }

  /// A payment was approved or declined.
  ///
  /// @param card masked, with a keyed digest behind it that tells cards apart
  record Decided(Instant at, UUID payment, Kind kind, String terminal, Money amount, String card, Answer answer)
      implements Event {}

  /// A payment was undone because its answer had not come. One that the host never saw will not be carried out any
  /// more.
  record Undone(Instant at, UUID payment) implements Event {}

  /// Something was done with an approved payment, or refused.
  record Followed(Instant at, UUID payment, UUID operation, Step step, Money amount, Answer answer)
      implements Event {}
}
