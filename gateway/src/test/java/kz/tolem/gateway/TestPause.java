package kz.tolem.gateway;

import java.time.Duration;
import kz.tolem.gateway.edge.Pause;

/// How a gateway under test lets time pass.
public enum TestPause {
  /// Sleeps as long as production does.
  REAL,
  /// Sleeps a moment, whatever it is asked for.
  BRIEF,
  /// Sleeps ten milliseconds for each second it is asked for.
  SWIFT,
  /// Waits until the test has moved its clock far enough.
  BY_HAND;

  private static final Duration MOMENT = Duration.ofMillis(20);

  Pause with(TestClock clock) {
    return switch (this) {
      case REAL -> Pause.sleeping();
      case BRIEF -> wanted -> Thread.sleep(wanted.compareTo(MOMENT) < 0 ? wanted : MOMENT);
      case SWIFT -> wanted -> Thread.sleep(wanted.dividedBy(100));
      case BY_HAND -> clock::awaitAdvanceBy;
    };
  }
}
