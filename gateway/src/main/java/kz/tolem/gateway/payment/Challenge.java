package kz.tolem.gateway.payment;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.protocol.Secure3D;

/// The 3-D Secure step that a payment waits for, as the shop was told of it. Source: EPAY.md 7.4.
///
/// @param md names the step to whoever comes back from the issuer; cannot be guessed
/// @param paReq what the buyer's browser brings to the issuer
/// @param action the issuer's address
/// @param termUrl where the browser comes back to, when the shop names no address of its own
/// @param expiry of the card as the buyer typed it, to be judged by the card host after the step
/// @param until when the step is over
public record Challenge(
    String md, String paReq, URI action, Optional<String> termUrl, Expiry expiry, Instant until) {

  /// As on the wire.
  Secure3D onTheWire() {
    return new Secure3D(paReq, md, action.toString(), termUrl);
  }

  /// Nothing of the step: who knows its MD can come back from the issuer.
  @Override
  public String toString() {
    return "challenge until " + until;
  }
}
