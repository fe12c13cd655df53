package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/// A payment of 1500 KZT, as the examples have it, and a service token of its shop.
record ExamplePayment(TestGateway gateway, TestShop shop, String invoice, String id, String token) {

  static ExamplePayment at(TestGateway gateway, TestShop shop) {
    String invoice = TestShop.freshInvoice();
    String id = shop.pay(invoice, "1500").text("id");
    return new ExamplePayment(gateway, shop, invoice, id, service(gateway, shop));
  }

  static ExamplePayment blocked(TestGateway gateway) {
    return at(gateway, gateway.shop());
  }

  static ExamplePayment charged(TestGateway gateway) {
    return at(gateway, gateway.shop(Terminals::oneStep));
  }

  /// A token that names its terminal, as the status wants (EPAY.md 8.1).
  static String service(TestGateway gateway, TestShop shop) {
    String terminal = shop.terminal().id().toString();
    return shop.serviceToken().with("terminal", terminal).urlencoded(gateway.wire()).text("access_token");
  }

  /// Sends an example about this payment.
  Answer send(String name) {
    return Example.send(
        gateway.wire(),
        name,
        text ->
            text.replace(Example.SERVICE_TOKEN, token)
                .replace(Example.TRANSACTION, id)
                .replace("100000451", invoice));
  }

  Answer status() {
    return send("08-status.request.http");
  }

  void statusIs(String name) {
    isAsPrinted(status(), name);
  }

  /// The same keys in the same order, the same result and state and amounts.
  static void isAsPrinted(Answer status, String name) {
    var printed = Example.json(name);
    assertThat(status.status()).isEqualTo(200);
    assertThat(status.json().keySet()).containsExactlyElementsOf(printed.keySet());
    assertThat(status.json()).containsEntry("resultCode", printed.get("resultCode"));
    assertThat(status.json()).containsEntry("resultMessage", printed.get("resultMessage"));
    if (printed.get("transaction") instanceof Map<?, ?> transaction) {
      var told = (Map<?, ?>) status.field("transaction");
      assertThat(List.copyOf(told.keySet())).isEqualTo(List.copyOf(transaction.keySet()));
      for (String key :
          List.of("statusName", "amount", "payoutAmount", "orgAmount", "currency", "cardMask", "reason")) {
        assertThat(told.get(key)).as(name + " " + key).isEqualTo(transaction.get(key));
      }
    } else {
      assertThat(status.json()).containsEntry("transaction", printed.get("transaction"));
    }
  }
}
