package kz.tolem.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.tolem.gateway.page.Html;

/// A buyer's browser at the sandbox's issuer, without a window. Thread-safe.
public record Acs(TestGateway gateway) {

  public static final String RIGHT = "123456";
  public static final String WRONG = "000000";
  public static final String TERM_URL = "https://shop.example.kz/3ds";

  private static final String FORM = "application/x-www-form-urlencoded";

  /// Brings the `secure3D` of a payment's answer to the issuer.
  public Answer open(Answer challenged, String termUrl) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PaReq", challenged.text("secure3D.paReq"));
    fields.put("MD", challenged.text("secure3D.md"));
    fields.put("TermUrl", termUrl);
    return post(fields);
  }

  public Answer post(Map<String, String> fields) {
    return gateway.wire().post("/sandbox/acs", FORM, encoded(fields));
  }

  /// Types a code on the issuer's page.
  public Answer type(Answer page, String code) {
    Map<String, String> fields = hidden(page);
    fields.put("code", code);
    return gateway.wire().post("/sandbox/acs/answer", FORM, encoded(fields));
  }

  public Answer cancel(Answer page) {
    Map<String, String> fields = hidden(page);
    fields.put("cancel", "true");
    return gateway.wire().post("/sandbox/acs/answer", FORM, encoded(fields));
  }

  /// The PaRes of a buyer who types the right code.
  public String passed(Answer challenged) {
    return paRes(type(open(challenged, TERM_URL), RIGHT));
  }

  /// The PaRes of a buyer who is wrong three times.
  public String failed(Answer challenged) {
    Answer page = open(challenged, TERM_URL);
    for (int i = 0; i < 3; i++) {
      page = type(page, WRONG);
    }
    return paRes(page);
  }

  /// The answer in a page that sends the browser back.
  public static String paRes(Answer page) {
    String found = hidden(page).getOrDefault("PaRes", "");
    if (found.isEmpty()) {
      throw new AssertionError("no PaRes in " + page.body());
    }
    return found;
  }

  /// The hidden fields of the page's first form, by their names.
  public static Map<String, String> hidden(Answer page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Html.of(page.body()).all("input").stream()
        .filter(input -> input.get("type").equals("hidden"))
        .forEach(input -> fields.putIfAbsent(input.get("name"), text(input.get("value"))));
    return fields;
  }

  private static String text(String escaped) {
    return escaped.replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&");
  }

  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// Completes as the issuer does, at Tolem's own address (EPAY.md 7.5, variant A).
  public Answer back(String access, String md, String paRes) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PaRes", paRes);
    fields.put("MD", md);
    return back(access, fields);
  }

  public Answer back(String access, Map<String, String> fields) {
    String query = access.isEmpty() ? "" : "?Access=" + access;
    return gateway.wire().post("/api/payments/cards/confirmPayment" + query, FORM, encoded(fields));
  }

  /// Completes as a shop does (EPAY.md 7.5, variant B).
  public Answer confirm(String token, String id, String md, String paRes, String... headers) {
    String body =
        "{\"ID\":%s,\"PaRes\":%s,\"MD\":%s}".formatted(Json.quoted(id), Json.quoted(paRes), Json.quoted(md));
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return gateway.wire().post("/payment/confirm", "application/json", body, all);
  }
}
