package kz.tolem.bench;

/// What can be measured by itself.
enum What {
  ALL,
  PAYMENTS,
  LATENCY,
  STORED,
  PAGES,
  OVERLOAD,
  BANK,
  START;

  /// Whether it takes gateways of its own.
  boolean isApart() {
    return this == STORED || this == PAGES || this == BANK;
  }

  boolean includes(What other) {
    return this == ALL || this == other;
  }
}
