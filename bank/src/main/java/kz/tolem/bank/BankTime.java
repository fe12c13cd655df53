package kz.tolem.bank;

import java.time.Duration;
import java.time.Instant;
import kz.tolem.protocol.SandboxTime;

/** The time of a sandbox: it flows as the real one, and can be moved on. Thread-safe. */
public final class BankTime {

  private final SwitchLine line;

  BankTime(SwitchLine line) {
    this.line = line;
  }

  /** What the sandbox takes for now. */
  public Instant now() {
    return read().now();
  }

  /** How far it is ahead of the real time. */
  public Duration ahead() {
    return read().ahead();
  }

  private SandboxTime read() {
    return SandboxTime.read(line.get("/sandbox/time"));
  }

  /**
   * Moves it on. All that becomes due meanwhile happens in its order: late answers, repeated notifications, questions
   * about lost answers, payments of subscriptions, the release of old blocks. Returns when it has happened.
   */
  public void advance(Duration by) {
    line.post("/sandbox/time", SandboxTime.writeAdvance(by));
  }
}
