package kz.tolem.client;

import java.util.Map;
import java.util.Objects;
import kz.tolem.protocol.Secure3D;
import kz.tolem.protocol.Secure3DForm;

/**
 * The page that takes a buyer to his bank for 3-D Secure: a form that sends itself, and a button for browsers without
 * JavaScript. Immutable. Source: EPAY.md 7.5.
 */
public final class SecureForm {

  private final String action;
  private final Map<String, String> fields;

  private SecureForm(String action, Map<String, String> fields) {
    this.action = action;
    this.fields = fields;
  }

  /**
   * Where the issuer sends the buyer back.
   *
   * @param termUrl an address of the shop (then {@link TolemClient#complete}), or the one that the other side named
   */
  public static SecureForm of(PaymentResult.NeedsBuyer waiting, String termUrl) {
    Secure3D step = waiting.step();
    if (!step.action().startsWith("https://") && !step.action().startsWith("http://")) {
      throw new IllegalArgumentException("the bank's address is not one of the web");
    }
    return new SecureForm(
        step.action(), new Secure3DForm(step.paReq(), step.md(), Objects.requireNonNull(termUrl)).fields());
  }

  /** Back to the other side, which completes the payment and sends the buyer on to the shop. */
  public static SecureForm ofOtherSide(PaymentResult.NeedsBuyer waiting) {
    return of(
        waiting,
        waiting.step().termUrl().orElseThrow(() -> new IllegalArgumentException("the other side named no address")));
  }

  /** The bank's address. */
  public String action() {
    return action;
  }

  /** What the form carries, by name, for shops that render it themselves. */
  public Map<String, String> fields() {
    return Map.copyOf(fields);
  }

  /**
   * The whole page.
   *
   * @param nonce of the page's Content-Security-Policy, or empty
   * @param button what stands on the button
   */
  public String html(String nonce, String button) {
    StringBuilder page = new StringBuilder("<!doctype html>\n<html><head><meta charset=\"utf-8\">");
    page.append("<meta name=\"referrer\" content=\"no-referrer\"></head><body>\n");
    page.append("<form id=\"secure\" method=\"post\" action=\"").append(escaped(action)).append("\">\n");
    fields.forEach(
        (name, value) ->
            page.append("<input type=\"hidden\" name=\"").append(escaped(name)).append("\" value=\"")
                .append(escaped(value)).append("\">\n"));
    page.append("<button>").append(escaped(button)).append("</button>\n</form>\n<script");
    if (!nonce.isEmpty()) {
      page.append(" nonce=\"").append(escaped(nonce)).append('"');
    }
    return page.append(">document.getElementById(\"secure\").submit()</script>\n</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return "SecureForm[hidden]";
  }
}
