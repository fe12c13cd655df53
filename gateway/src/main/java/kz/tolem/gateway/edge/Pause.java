package kz.tolem.gateway.edge;

import java.time.Duration;

/// Lets time pass. Production sleeps; a test moves its clock.
@FunctionalInterface
public interface Pause {

  /// Waits.
  /// @throws InterruptedException when whoever waits is asked to stop
  void forAtLeast(Duration duration) throws InterruptedException;

  /// Sleeps on the calling thread.
  static Pause sleeping() {
    return Thread::sleep;
  }
}
