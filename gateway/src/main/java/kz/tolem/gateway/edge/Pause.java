package kz.tolem.gateway.edge;

import java.time.Duration;

/// Lets time pass. Production sleeps; a test moves its clock.
@FunctionalInterface
public interface Pause {

  /// Waits.
  /// @throws InterruptedException when whoever waits is asked to stop
  void forAtLeast(Duration duration) throws InterruptedException;

  /// Waits for a job's next turn. A sandbox whose time is moved ends it early, and knows that the job has ended its
  /// last.
  /// @throws InterruptedException when the job is asked to stop
  default void betweenTurns(Duration every) throws InterruptedException {
    forAtLeast(every);
  }

  /// Sleeps on the calling thread.
  static Pause sleeping() {
    return Thread::sleep;
  }
}
