package kz.tolem.gateway.page.checkout;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.page.Html;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.PaymentObjectBuilder;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;

/// A buyer's browser at the hosted page, without a window: opens addresses, sends forms, follows redirects.
/// Thread-safe.
record Buyer(TestGateway gateway) {

  static final String VISA = "4405639704015096";
  static final String MASTERCARD = "5522042705066736";
  static final String LOCKED_VISA = "4003032704547597";
  static final String BACK = "https://shop.example.kz/order/451";

  private static final String FORM = "application/x-www-form-urlencoded";

  /// The object that an honest shop's page makes for 100 KZT.
  static PaymentObjectBuilder object(TestShop shop, String invoice, String token) {
    return object(token)
        .invoiceId(invoice)
        .terminal(shop.terminal().id().toString())
        .amount(new BigDecimal("100"))
        .currency("KZT")
        .backLink(BACK)
        .postLink("")
        .description("order 451")
        .language("eng");
  }

  /// An object that holds a token and nothing else.
  static PaymentObjectBuilder object(String token) {
    return PaymentObject.builder().auth(TokenReply.bearer(token, 7200, ExpiresInForm.NUMBER, "payment"));
  }

  /// Opens the page, as `halyk.pay` does.
  Answer open(PaymentObjectBuilder object) {
    return open(object, "");
  }

  Answer open(PaymentObjectBuilder object, String more) {
    return gateway.wire().get("/payform/?params=" + encode(object.build().toParams()) + more);
  }

  /// Opens the page for 100 KZT, which must show a form.
  Answer form(TestShop shop, String invoice) {
    Answer page = open(object(shop, invoice, shop.token(invoice)));
    if (page.status() != 200) {
      throw new AssertionError("no form: " + page);
    }
    return page;
  }

  /// The sealed order in a page.
  static String checkout(Answer page) {
    return Html.of(page.body()).all("input").stream()
        .filter(input -> input.get("name").equals("checkout"))
        .map(input -> input.get("value"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no checkout in " + page.body()));
  }

  /// Sends a form with a new card.
  Answer pay(Answer form, String number) {
    return send(card(checkout(form), number));
  }

  /// What a buyer with a new card sends.
  static Map<String, String> card(String checkout, String number) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("checkout", checkout);
    fields.put("number", number);
    fields.put("expiry", "01/27");
    fields.put("cvc", "321");
    fields.put("name", "");
    fields.put("email", "");
    return fields;
  }

  Answer send(Map<String, String> fields) {
    return post("/payform/pay", fields);
  }

  Answer post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return gateway.wire().post(path, FORM, body);
  }

  /// Goes where an answer sends the browser.
  Answer follow(Answer answer) {
    if (answer.status() != 303) {
      throw new AssertionError("no redirect: " + answer);
    }
    return gateway.wire().get(answer.header("Location"));
  }

  /// What a result or problem page says of itself: `good`, `bad`, `waiting`, `warning`; empty for other pages.
  static String tone(Answer page) {
    return Html.of(page.body()).all("main").getFirst().get("data-tone");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
