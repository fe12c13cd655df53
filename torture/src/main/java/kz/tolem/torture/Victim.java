package kz.tolem.torture;

/// What a kill hits.
enum Victim {
  GATEWAY,
  GATEWAY_AT_A_STEP,
  CARD_HOST,
  POSTGRES,
  POSTGRES_CONNECTION,
  /// Filled, not killed.
  DISK,
  RECEIVER
}
