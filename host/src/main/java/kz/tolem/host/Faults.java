package kz.tolem.host;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What is wrong with the whole host, by hand. Thread-safe.
public final class Faults {

  private volatile Duration slow = Duration.ZERO;

  Faults() {}

  /// From now on every message waits so long before it is looked at.
  public void slow(Duration by) {
    slow = by;
  }

  void slowDown() {
    if (slow.isPositive()) {
      LockSupport.parkNanos(slow.toNanos());
    }
  }
}
