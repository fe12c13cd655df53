package kz.tolem.gateway.edge;

import java.time.InstantSource;

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
}
