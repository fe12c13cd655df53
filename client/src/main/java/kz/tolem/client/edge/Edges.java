package kz.tolem.client.edge;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Where the world comes in: time, chance and waiting. Not part of the public API; a test replaces it.
 *
 * @param time the time of day, for what others have stamped
 * @param nanos a clock that never jumps, for everything that is measured
 * @param random where jitter and request ids come from
 */
public record Edges(InstantSource time, LongSupplier nanos, RandomGenerator random, Pause pause) {

  /** Waiting. */
  @FunctionalInterface
  public interface Pause {

    /**
     * Waits so long.
     *
     * @throws InterruptedException when the thread is told to stop
     */
    void take(Duration length) throws InterruptedException;
  }

  /** The real world. */
  public static Edges real() {
    return new Edges(
        InstantSource.system(), System::nanoTime, new SecureRandom(), length -> Thread.sleep(length.toMillis()));
  }
}
