package kz.tolem.gateway.config;

/// What the gateway is run for.
public enum Mode {
  /// To try it and to test against it: test merchant, test cards, simulated card host, private addresses allowed.
  SANDBOX,
  /// Real cards. Nothing is seeded, and whatever guards money or cards must be given.
  PRODUCTION
}
