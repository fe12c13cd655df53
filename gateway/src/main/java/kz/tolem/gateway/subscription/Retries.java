package kz.tolem.gateway.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.DeclineCode;

/// When a declined payment of a subscription is tried again: after growing pauses, all within a week, and only when the
/// decline is of the kind that passes by itself. Source: EPAY.md 11, column "next".
final class Retries {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3));

  private Retries() {}

  /// @param attempt which try was declined, counted from 1
  /// @return how long to wait; empty when it is not tried again
  static Optional<Duration> pause(DeclineCode why, int attempt) {
    boolean passes =
        switch (why.next()) {
          case LATER, WAIT -> !why.endsCard();
          // CHECK: the host's own word is that money may have moved; a person must look.
          case CHECK, FIX, OTHER, MERCH, END -> false;
        };
    return passes && attempt <= PAUSES.size() ? Optional.of(PAUSES.get(attempt - 1)) : Optional.empty();
  }
}
