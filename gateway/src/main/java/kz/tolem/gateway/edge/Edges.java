package kz.tolem.gateway.edge;

import java.time.InstantSource;

/// The world outside, as far as a test replaces it; all the rest is the program itself.
///
/// @param time tells the time
/// @param ids makes identifiers and secrets
/// @param pause lets time pass
public record Edges(InstantSource time, Ids ids, Pause pause) {

  /// The real world.
  public static Edges real() {
    InstantSource time = InstantSource.system();
    return new Edges(time, new SecureIds(time), Pause.sleeping());
  }
}
