package kz.tolem.gateway.acquirer;

import java.time.Duration;
import kz.tolem.cardline.SandboxOutcome;

/// Says what the simulated host does with a request before its tables do (docs/reference/sandbox-switches.md).
/// Implementations are thread-safe.
public interface HostScript {

  /// What happens to one request.
  sealed interface Line {

    /// What card and amount say.
    record ByTheTable() implements Line {}

    /// What the script says.
    ///
    /// @param after how long the host takes before it does anything
    record Act(Duration after, SandboxOutcome outcome) implements Line {}
  }

  /// What happens to a payment. Called once for each.
  Line next(Authorization authorization);

  /// What happens to a capture, reversal or refund. Called once for each.
  Line next(FollowUp request);

  /// No script.
  static HostScript none() {
    return new HostScript() {
      @Override
      public Line next(Authorization authorization) {
        return new Line.ByTheTable();
      }

      @Override
      public Line next(FollowUp request) {
        return new Line.ByTheTable();
      }
    };
  }
}
