package kz.tolem.bench;

import java.time.Duration;
import java.util.List;

/// How long each measurement takes.
///
/// @param rounds how often each side of a comparison has its turn
/// @param warmUp load before anything counts, at least
/// @param warmUpPayments payments before anything counts, unless they take three times as long
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
    int warmUpPayments,
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

  /// What it has stored when many are, as the bar says.
  static final int STORED_MANY = 5_000_000;

  /// About two minutes without the comparison of stored payments, which takes one more.
  static Plan quick() {
    return new Plan(
        3, seconds(12), 15_000, seconds(4), seconds(2), seconds(3), List.of(8, 16), seconds(10), seconds(4), 200_000, 3);
  }

  static Plan standard() {
    return new Plan(
        3, seconds(24), 40_000, seconds(10), seconds(5), seconds(5), List.of(4, 8, 16, 32), seconds(30), seconds(8),
        200_000, 5);
  }

  static Plan full() {
    return new Plan(
        5, seconds(32), 60_000, seconds(15), seconds(6), seconds(8), List.of(4, 8, 16, 32), seconds(60), seconds(15),
        STORED_MANY, 5);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
