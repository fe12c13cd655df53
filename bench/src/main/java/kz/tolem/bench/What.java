package kz.tolem.bench;

/// What can be measured by itself.
enum What {
  ALL,
  PAYMENTS,
  LATENCY,
  STORED,
  START;

  boolean includes(What other) {
    return this == ALL || this == other;
  }
}
