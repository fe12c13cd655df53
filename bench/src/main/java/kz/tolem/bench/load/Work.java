package kz.tolem.bench.load;

/// What one operation of the load is.
public enum Work {
  /// A token and the payment that it is for.
  PAYMENT,
  /// A token that is never used.
  TOKEN
}
