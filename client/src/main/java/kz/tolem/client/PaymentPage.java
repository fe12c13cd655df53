package kz.tolem.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import kz.tolem.protocol.PaymentObject;

/**
 * One order on the payment page: an address to send the buyer to, or an object for the library on the shop's own page.
 * Holds the token of this one order, which the buyer may see. Immutable.
 */
public final class PaymentPage {

  private final URI base;
  private final PaymentObject object;

  PaymentPage(URI base, PaymentObject object) {
    this.base = base;
    this.object = object;
  }

  /** Where to send the buyer's browser: answer with a redirect, 302 or 303, to it. */
  public URI address() {
    return URI.create(base + "/payform/?params=" + params());
  }

  /** The address's {@code params}, ready for a query string. */
  public String params() {
    // A form decoder would turn a plus sign into a blank.
    return object.toParams().replace("+", "%2B");
  }

  /** What {@code halyk.pay(…)} takes, as JSON that may stand inside a script of an HTML page. */
  public String json() {
    return new String(object.toJson(), StandardCharsets.UTF_8)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** The object itself. */
  public PaymentObject object() {
    return object;
  }

  @Override
  public String toString() {
    return "PaymentPage[" + object + "]";
  }
}
