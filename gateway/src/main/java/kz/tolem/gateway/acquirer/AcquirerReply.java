package kz.tolem.gateway.acquirer;

/// What the card host said, or that it did not say.
public sealed interface AcquirerReply {

  /// The money is blocked (two-step) or taken (one-step).
  ///
  /// @param reference the host's retrieval reference, 12 digits (wire `reference`; ISO 8583, field 37)
  /// @param intReference the host's own reference, 16 letters and digits (wire `intReference`)
  /// @param approvalCode the issuer's approval code, 6 characters (ISO 8583, field 38)
  /// @param networkId the scheme's id of the transaction, to be sent along when the card is used again (of Visa 15
  ///     digits, of Mastercard 9 letters and digits and the day); empty text when it gave none
  record Approved(String reference, String intReference, String approvalCode, String networkId)
      implements AcquirerReply {}

  /// The payment was refused for good; no money moved.
  ///
  /// @param code a code of EPAY.md 11
  /// @param reference the host's retrieval reference; empty text when it gave none
  record Declined(int code, String reference) implements AcquirerReply {}

  /// Nobody knows yet: no answer, an unreadable answer, a broken line. Never a decline; money may be blocked.
  ///
  /// @param why for the log
  record Unknown(String why) implements AcquirerReply {}
}
