package kz.tolem.gateway.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The time of a sandbox: it flows as the real one does, and can be moved on. Whoever pauses until a moment that has
/// come is woken, and so is every job ([Recurring]) when it is told to take its turn. Thread-safe.
public final class MovableTime implements InstantSource, Pause {

  private final InstantSource real = InstantSource.system();
  private volatile Duration ahead = Duration.ZERO;

  // Everything below is guarded by this object.
  private long round;
  private long era;
  private boolean held;
  private final Set<Thread> jobs = new HashSet<>();
  // Of each job the round in which its present or last turn began.
  private final Map<Thread, Long> begun = new HashMap<>();
  private final Set<Thread> asleep = new HashSet<>();
  private final Map<Thread, Instant> watched = new HashMap<>();

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  /// How far it has been moved on.
  public Duration ahead() {
    return ahead;
  }

  /// Moves on to a moment; does nothing when that has passed. Whoever waited for it is woken; the jobs take their turns
  /// as their pauses end, or when [#turn] is called.
  public synchronized void moveTo(Instant moment) {
    Duration by = Duration.between(instant(), moment);
    if (by.isPositive()) {
      ahead = ahead.plus(by);
      notifyAll();
    }
  }

  /// Returns to the real time. Pauses that are under way end at once.
  public synchronized void returnToReal() {
    if (!ahead.isZero()) {
      ahead = Duration.ZERO;
      round++; // or jobs would wait for moments that are far away now
    }
    era++;
    notifyAll();
  }

  /// Lets every job take a turn now and waits until all have.
  ///
  /// @return false when that took longer than it may
  public synchronized boolean turn(Duration atMost) throws InterruptedException {
    long wanted = ++round;
    notifyAll();
    return await(atMost, () -> jobs.stream().allMatch(job -> asleep.contains(job) && begun.get(job) >= wanted));
  }

  /// Does something while no job is at work; one that does not end its turn in time is not waited for any longer.
  public void whileJobsRest(Duration atMost, Runnable work) throws InterruptedException {
    synchronized (this) {
      held = true;
      await(atMost, () -> asleep.containsAll(jobs));
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        held = false;
        notifyAll();
      }
    }
  }

  private boolean await(Duration atMost, Supplier<Boolean> condition) throws InterruptedException {
    Instant end = real.instant().plus(atMost);
    while (!condition.get()) {
      Duration left = Duration.between(real.instant(), end);
      if (!left.isPositive()) {
        return false;
      }
      wait(millis(left));
    }
    return true;
  }

  @Override
  public void forAtLeast(Duration duration) throws InterruptedException {
    sleep(duration, false);
  }

  /// Pauses that are known to [#watchedBefore] and [#nextWatched]: those of a card host that takes its time.
  public Pause watched() {
    return duration -> sleep(duration, true);
  }

  private synchronized void sleep(Duration duration, boolean watch) throws InterruptedException {
    Instant until = instant().plus(duration);
    long since = era;
    if (watch) {
      watched.put(Thread.currentThread(), until);
    }
    try {
      Instant now;
      while (era == since && (now = instant()).isBefore(until)) {
        wait(millis(Duration.between(now, until)));
      }
    } finally {
      watched.remove(Thread.currentThread());
    }
  }

  synchronized boolean hasJobs() {
    return !jobs.isEmpty();
  }

  /// How many watched pauses are under way that end later than now.
  public synchronized int watchedBefore() {
    Instant now = instant();
    return (int) watched.values().stream().filter(now::isBefore).count();
  }

  /// When the next watched pause ends that is under way.
  public synchronized Optional<Instant> nextWatched() {
    Instant now = instant();
    return watched.values().stream().filter(now::isBefore).min(Instant::compareTo);
  }

  @Override
  public synchronized void betweenTurns(Duration every) throws InterruptedException {
    Thread job = Thread.currentThread();
    if (jobs.add(job)) {
      begun.put(job, round);
    }
    Instant until = instant().plus(every);
    asleep.add(job);
    notifyAll();
    try {
      Instant now = instant();
      while (held || begun.get(job) == round && now.isBefore(until)) {
        wait(held ? 0 : millis(Duration.between(now, until)));
        now = instant();
      }
      begun.put(job, round);
    } catch (InterruptedException e) {
      jobs.remove(job);
      begun.remove(job);
      throw e;
    } finally {
      asleep.remove(job);
    }
  }

  /// Not zero, which would be for ever.
  private static long millis(Duration duration) {
    return Math.clamp(duration.toMillis() + 1, 1, 60_000);
  }
}
