package kz.tolem.gateway.sandbox.switches;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import kz.tolem.gateway.edge.MovableTime;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.notification.Sender;

/// Moves a sandbox's time on so that all happens in its order: to the next moment at which something is due, then
/// everything that is due there, and so on. Thread-safe; one move at a time.
final class Clockwork {

  private static final int MOMENTS_MAX = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

  private final MovableTime time;
  private final DueMoments due;
  private final Sender sender;
  private final IntSupplier underWay;
  private final ReentrantLock moving = new ReentrantLock();

  /// @param underWay how many payments and operations are with the card host
  Clockwork(MovableTime time, DueMoments due, Sender sender, IntSupplier underWay) {
    this.time = time;
    this.due = due;
    this.sender = sender;
    this.underWay = underWay;
  }

  MovableTime time() {
    return time;
  }

  /// Moves on and returns when all that became due has been done, as far as shops and patience let it.
  void advance(Duration by) throws InterruptedException {
    moving.lockInterruptibly();
    try {
      Instant target = time.instant().plus(by);
      settle(PATIENCE);
      for (int moment = 0; moment < MOMENTS_MAX; moment++) {
        Optional<Instant> next = next().filter(found -> found.isBefore(target));
        if (next.isEmpty()) {
          break;
        }
        step(next.get());
      }
      step(target);
    } finally {
      moving.unlock();
    }
  }

  private Optional<Instant> next() {
    return Stream.of(due.after(time.instant()), time.nextWatched())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /// What is due at a moment is done after it has passed.
  private void step(Instant moment) throws InterruptedException {
    time.moveTo(moment.plusMillis(1));
    settle(PATIENCE);
    time.turn(PATIENCE);
    settle(PATIENCE);
  }

  /// Waits until nothing is under way that will end without the time being moved.
  void settle(Duration atMost) throws InterruptedException {
    Instant end = time.instant().plus(atMost);
    do {
      await(end, () -> underWay.getAsInt() <= time.watchedBefore());
      sender.postDue();
      await(end, sender::isIdle);
    } while (sender.postDue() > 0 && time.instant().isBefore(end));
  }

  /// Does something while no job is at work, and nothing is being posted if that ends soon.
  void whileAllRests(Runnable work) throws InterruptedException {
    moving.lockInterruptibly();
    try {
      await(time.instant().plusMillis(500), sender::hasPosted);
      time.whileJobsRest(Duration.ofSeconds(2), work);
    } finally {
      moving.unlock();
    }
  }

  private void await(Instant end, BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean() && time.instant().isBefore(end)) {
      Pause.sleeping().forAtLeast(LOOK_AGAIN);
    }
  }
}
