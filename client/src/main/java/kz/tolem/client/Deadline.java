package kz.tolem.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which a call ends, whatever happens. Measured by a clock that never jumps. Immutable. */
final class Deadline {

  private final LongSupplier nanos;
  private final long end;

  private Deadline(LongSupplier nanos, long end) {
    this.nanos = nanos;
    this.end = end;
  }

  static Deadline in(Duration length, LongSupplier nanos) {
    return new Deadline(nanos, nanos.getAsLong() + length.toNanos());
  }

  /** This one, or an earlier one. */
  Deadline atMost(Duration length) {
    long other = nanos.getAsLong() + length.toNanos();
    return new Deadline(nanos, other - end < 0 ? other : end);
  }

  /** What is left, never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
  }

  boolean isOver() {
    return left().isZero();
  }
}
