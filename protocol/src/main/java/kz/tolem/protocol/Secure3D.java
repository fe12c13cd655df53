package kz.tolem.protocol;

import java.util.Optional;

/**
 * The 3-D Secure step that a payment waits for. Source: EPAY.md 3.4.
 *
 * @param paReq what the buyer's browser must bring to the issuer
 * @param md the bank's note of the payment, brought back unchanged
 * @param action the issuer's address
 * @param termUrl where the issuer sends the browser, where it was named
 */
public record Secure3D(String paReq, String md, String action, Optional<String> termUrl) {

  static Secure3D of(Fields in) {
    return new Secure3D(
        in.textOrEmpty("paReq"), in.textOrEmpty("md"), in.textOrEmpty("action"), in.text("termUrl"));
  }

  void writeTo(JsonWriter out) {
    out.text("paReq", paReq);
    out.text("md", md);
    out.text("action", action);
    out.textIfPresent("termUrl", termUrl);
  }
}
