package kz.tolem.gateway.acquirer;

/// How a payment's buyer was authenticated before the card host is asked: what the host hands on to the issuer. Source:
/// EPAY.md 3.4; the schemes' rules for the electronic commerce indicator.
///
/// @param eci the electronic commerce indicator (wire `secureDetails`): 5, 6 or 7, with Mastercard 2, 1 or 0; empty
///     when nobody asked
/// @param proof the issuer's cryptogram (CAVV, AAV) in Base64; empty when there is none
public record Authentication(Kind kind, String eci, String proof) {

  /// What happened.
  public enum Kind {
    /// The terminal wants no 3-D Secure, or the buyer is not there to be asked.
    NONE,
    /// The card takes no part in 3-D Secure, and the scheme says so.
    NOT_ENROLLED,
    /// The issuer knew enough without asking the buyer.
    FRICTIONLESS,
    /// The buyer showed the issuer who he is.
    CHALLENGE
  }

  /// Nobody asked.
  public static Authentication none() {
    return NONE;
  }

  private static final Authentication NONE = new Authentication(Kind.NONE, "", "");

  /// Whether the issuer vouches for the buyer (wire `secure`).
  public boolean isSecure() {
    return switch (kind) {
      case FRICTIONLESS, CHALLENGE -> true;
      case NONE, NOT_ENROLLED -> false;
    };
  }

  /// Without the proof.
  @Override
  public String toString() {
    return "authentication " + kind + (eci.isEmpty() ? "" : " eci " + eci);
  }
}
