package kz.tolem.gateway.merchant;

import java.time.Duration;
import java.util.Optional;

/// What a terminal rules about saved cards, old blocks and notifications. Immutable.
///
/// @param failuresMax how many declines of one saved card are borne; the next payment is declined here; 0: no limit
/// @param failuresWithin how far back declines count
/// @param releaseAfter how old a block may grow before it is released; empty: as old as it likes
/// @param notifyOperations whether charges, cancels and refunds are notified, too
public record TerminalRules(
    int failuresMax, Duration failuresWithin, Optional<Duration> releaseAfter, boolean notifyOperations) {

  /// The most declines that a card remembers.
  public static final int FAILURES_MAX = 100;

  private static final int DAYS_MAX = 365;

  /// What holds unless told otherwise: 15 declines in 30 days (EPAY.md 11, code 2740); a block is released after 30
  /// days, when no scheme honours it any more.
  public static final TerminalRules STANDARD =
      new TerminalRules(15, Duration.ofDays(30), Optional.of(Duration.ofDays(30)), false);

  public TerminalRules {
    if (failuresMax < 0 || failuresMax > FAILURES_MAX) {
      throw new IllegalArgumentException("a card may fail 1 to " + FAILURES_MAX + " times, or without limit (0)");
    }
    if (!fits(failuresWithin)) {
      throw new IllegalArgumentException("failures are counted over 1 to " + DAYS_MAX + " days");
    }
    if (releaseAfter.isPresent() && !fits(releaseAfter.get())) {
      throw new IllegalArgumentException("a block is released after 1 to " + DAYS_MAX + " days, or never (0)");
    }
  }

  private static boolean fits(Duration days) {
    return days.toDays() >= 1 && days.toDays() <= DAYS_MAX;
  }
}
