package kz.tolem.bench;

/// What can be measured by itself.
enum What {
  ALL,
  PAYMENTS,
  LATENCY,
  STORED,
  PAGES,
  OVERLOAD,
  START;

  /// Whether it takes gateways of its own, which are filled first.
  boolean isApart() {
    return this == STORED || this == PAGES;
  }

  boolean includes(What other) {
    return this == ALL || this == other;
  }
}
