package kz.tolem.acceptance.client;

import java.time.Duration;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.Purchase;
import kz.tolem.client.PurchaseBuilder;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemClientBuilder;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;

/// The client as a registered shop has it.
final class ClientOf {

  private ClientOf() {}

  static TolemClient shop(TestGateway gateway, TestShop shop) {
    return at("http://127.0.0.1:" + gateway.port(), shop).build();
  }

  static TolemClientBuilder at(String base, TestShop shop) {
    return TolemClient.to(Environment.at(base), credentials(shop)).deadline(Duration.ofSeconds(20));
  }

  static Credentials credentials(TestShop shop) {
    return Credentials.of(shop.clientId(), shop.clientSecret(), shop.terminal().id().toString());
  }

  static PurchaseBuilder order(String amount) {
    return Purchase.invoice(TestShop.freshInvoice()).money(amount, "KZT").description("order").account("client-17");
  }
}
