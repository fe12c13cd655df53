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
  // The jobs that look again every few seconds. Half a processor goes into looking when they do it every 20 ms.
  private static final Duration JOB = Duration.ofSeconds(5);
  private static final Duration JOB_MOMENT = Duration.ofMillis(100);

  Pause with(TestClock clock) {
    return switch (this) {
      case REAL -> Pause.sleeping();
      case BRIEF -> wanted -> Thread.sleep(brief(wanted));
      case SWIFT -> wanted -> Thread.sleep(wanted.dividedBy(100));
      case BY_HAND -> clock::awaitAdvanceBy;
    };
  }

  private static Duration brief(Duration wanted) {
    Duration moment = wanted.compareTo(JOB) < 0 ? MOMENT : JOB_MOMENT;
    return wanted.compareTo(moment) < 0 ? wanted : moment;
  }
}
