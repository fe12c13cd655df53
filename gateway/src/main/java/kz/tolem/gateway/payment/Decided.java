package kz.tolem.gateway.payment;

/// An outcome that is not on disk yet, and what the card is to remember of it.
///
/// @param networkId the scheme's id of an approved transaction; empty text: none
/// @param byHost whether the card host gave it; else it was decided here and the host was not asked
record Decided(Payment.Settled payment, String networkId, boolean byHost) {

  /// A decline that this gateway decided by itself.
  static Decided ofOurs(Payment.Settled payment) {
    return new Decided(payment, "", false);
  }
}
