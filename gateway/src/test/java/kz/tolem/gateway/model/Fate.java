package kz.tolem.gateway.model;

import kz.tolem.protocol.DeclineCode;

/// What the simulated card host does with an amount, as docs/sandbox.md has it: the model's own copy of that page.
enum Fate {
  APPROVED,
  DECLINED,
  /// Approved, and the answer comes late.
  LATE,
  /// Approved, and the answer is lost.
  ANSWER_LOST,
  /// The host never hears of it.
  REQUEST_LOST;

  static Fate of(long minorUnits) {
    long tenge = minorUnits / 100;
    if (tenge == 920_000) {
      return ANSWER_LOST;
    }
    if (tenge == 930_000) {
      return REQUEST_LOST;
    }
    if (tenge > 910_000 && tenge <= 910_060) {
      return LATE;
    }
    boolean declined = tenge > 900_000 && tenge < 910_000 && DeclineCode.find((int) tenge - 900_000).isPresent();
    return declined ? DECLINED : APPROVED;
  }
}
