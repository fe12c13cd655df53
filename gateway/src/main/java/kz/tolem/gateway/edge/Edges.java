package kz.tolem.gateway.edge;

import java.time.InstantSource;
import java.util.Optional;

/// The world outside, as far as a test replaces it; all the rest is the program itself.
///
/// @param time tells the time
/// @param ids makes identifiers and secrets
/// @param pause lets time pass
/// @param steps hears of the steps between which a process may die
public record Edges(InstantSource time, Ids ids, Pause pause, Steps steps) {

  /// Without anybody who hears of steps.
  public Edges(InstantSource time, Ids ids, Pause pause) {
    this(time, ids, pause, Steps.unmarked());
  }

  /// The real world.
  public static Edges real() {
    InstantSource time = InstantSource.system();
    return new Edges(time, new SecureIds(time), Pause.sleeping());
  }

  /// The real world, but for its time, which can be moved on: for sandboxes.
  public static Edges movable() {
    MovableTime time = new MovableTime();
    return new Edges(time, new SecureIds(time), time);
  }

  /// The time, when it can be moved on.
  public Optional<MovableTime> movableTime() {
    return time instanceof MovableTime movable ? Optional.of(movable) : Optional.empty();
  }
}
