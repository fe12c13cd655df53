package kz.tolem.bench.load;

import java.util.concurrent.TimeUnit;

/// What was done in a measured time.
///
/// @param done operations answered as they should be
/// @param otherwise operations answered otherwise
/// @param sample one such answer; empty text when there was none
/// @param notified notifications that came meanwhile
/// @param nanos the measured time
public record Rate(long done, long otherwise, String sample, long notified, long nanos) {

  public long donePerSecond() {
    return perSecond(done);
  }

  public long notifiedPerSecond() {
    return perSecond(notified);
  }

  private long perSecond(long count) {
    return count * TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos);
  }
}
