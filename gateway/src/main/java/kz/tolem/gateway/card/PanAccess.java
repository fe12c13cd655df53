package kz.tolem.gateway.card;

/// Proof that the holder may see full card numbers. The wiring makes the only one and hands it to the acquirer link; to
/// audit who can read a card, search for `grantPanAccess`.
public final class PanAccess {

  private PanAccess() {}

  /// Makes the permission. Called once, in the wiring.
  public static PanAccess grantPanAccess() {
    return new PanAccess();
  }
}
