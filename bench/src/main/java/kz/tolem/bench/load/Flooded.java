package kz.tolem.bench.load;

import java.util.concurrent.TimeUnit;

/// What became of more than the gateway can do.
///
/// @param good payments answered with 200 while whoever asked still waited
/// @param late payments answered with 200 after that
/// @param refused operations answered otherwise, or not at all
/// @param unsent operations for which no connection was free
/// @param sample one refusal; empty text when there was none
/// @param nanos the measured time
public record Flooded(long good, long late, long refused, long unsent, String sample, long nanos) {

  public long perSecond(long count) {
    return count * TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos);
  }
}
