package kz.tolem.bench;

import java.time.Duration;
import java.util.List;

/// How long each measurement takes.
///
/// @param rounds how often each side of a comparison has its turn
/// @param warmUp load before anything counts, for the JVM's compilers
/// @param load one turn of payments
/// @param tokens one turn of tokens
/// @param pgbench one run of pgbench
/// @param clients the client counts pgbench is tried with, the best of which counts
/// @param latency how long payments come at an even rate
/// @param storedLoad one turn of payments with few or many payments stored
/// @param stored how many payments are many
/// @param starts how many starts are timed
record Plan(
    int rounds,
    Duration warmUp,
    Duration load,
    Duration tokens,
    Duration pgbench,
    List<Integer> clients,
    Duration latency,
    Duration storedLoad,
    int stored,
    int starts) {

  /// What a gateway has stored when few payments are stored.
  static final int STORED_FEW = 10_000;

  static Plan quick() {
    return new Plan(
        2, seconds(12), seconds(5), seconds(2), seconds(4), List.of(8, 16), seconds(10), seconds(4), 200_000, 2);
  }

  static Plan standard() {
    return new Plan(
        3, seconds(25), seconds(10), seconds(5), seconds(5), List.of(4, 8, 16, 32), seconds(30), seconds(8), 200_000, 5);
  }

  static Plan full() {
    return new Plan(
        5, seconds(30), seconds(15), seconds(8), seconds(8), List.of(4, 8, 16, 32), seconds(60), seconds(15),
        5_000_000, 5);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
