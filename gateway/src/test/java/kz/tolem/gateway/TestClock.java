package kz.tolem.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that stands still until a test moves it. Begins on 2026-01-15 at 09:00 UTC. Thread-safe.
public final class TestClock implements InstantSource {

  public static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /// Moves on, and wakes whoever waits for a later time.
  public synchronized void advance(Duration by) {
    now = now.plus(by);
    notifyAll();
  }

  /// Waits until a test has moved the time this far.
  synchronized void awaitAdvanceBy(Duration by) throws InterruptedException {
    Instant until = now.plus(by);
    while (now.isBefore(until)) {
      wait();
    }
  }
}
