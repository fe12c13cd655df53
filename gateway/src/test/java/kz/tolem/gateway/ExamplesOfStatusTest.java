package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The documents' messages of the status, sent to a running gateway. Source: EPAY.md 8.
class ExamplesOfStatusTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_blocked_payment() {
    ExamplePayment.blocked(gateway).statusIs("08-status.100.auth.json");
  }

  @Test
  void a_charged_payment_in_both_forms() {
    var paid = ExamplePayment.charged(gateway);

    var flat = get("/operation/" + paid.invoice(), paid.token());

    paid.statusIs("08-status.100.charge.json");
    var printed = Example.json("08-status.legacy-flat.json");
    assertThat(flat.json().keySet()).containsExactlyElementsOf(printed.keySet());
    for (String key : List.of("amount", "secure", "code", "reason", "reasonCode", "cardMask")) {
      assertThat(flat.field(key)).as(key).isEqualTo(printed.get(key));
    }
  }

  @Test
  void a_verified_card() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.granted(shop.tokenFor(invoice, "0", "USD"));
    CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, TestShop.CARD_NUMBER))
        .verification()
        .send(gateway.wire(), token);

    new ExamplePayment(gateway, shop, invoice, "", ExamplePayment.service(gateway, shop))
        .statusIs("08-status.100.verified.json");
  }

  @Test
  void a_payment_whose_buyer_is_at_his_bank() {
    var paid = ExamplePayment.at(gateway, gateway.shop(Terminals::secure3d));

    paid.statusIs("08-status.100.3d-pending.json");
  }

  @Test
  void a_declined_payment() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    shop.payment(invoice, "900484").with("language", "eng").send(gateway.wire(), shop.token(invoice, "900484"));

    var status = new ExamplePayment(gateway, shop, invoice, "", ExamplePayment.service(gateway, shop)).status();

    var printed = Example.json("08-status.101.rejected.json");
    assertThat(status.json()).containsEntry("resultCode", printed.get("resultCode"));
    assertThat(status.json()).containsEntry("resultMessage", printed.get("resultMessage"));
    for (String key : List.of("statusName", "reason", "reasonCode")) {
      assertThat(status.field("transaction." + key)).isEqualTo(((Map<?, ?>) printed.get("transaction")).get(key));
    }
  }

  @Test
  void an_invoice_that_nobody_has_and_a_token_without_terminal() {
    var shop = gateway.shop();
    var nothing = new ExamplePayment(gateway, shop, TestShop.freshInvoice(), "", ExamplePayment.service(gateway, shop));
    var blind = new ExamplePayment(gateway, shop, TestShop.freshInvoice(), "", shop.granted(shop.serviceToken()));

    nothing.statusIs("08-status.102.not-found.json");
    blind.statusIs("08-status.104.terminal-absent.json");
  }

  /// No token names such a terminal; it can only be lost or moved afterwards, by hand.
  @Test
  void a_terminal_that_was_moved_or_removed_after_the_token_was_given() {
    try (var other = TestGateway.start()) {
      var shop = other.shop();
      var token = ExamplePayment.service(other, shop);
      UUID terminal = shop.terminal().id().value();
      other.sql().run("update terminal set merchant_id = ? where id = ?", other.shop().merchant().value(), terminal);
      other.restart();
      ExamplePayment.isAsPrinted(statusAt(other, token), "08-status.109.terminal-foreign.json");
      other.sql().run("delete from terminal where id = ?", terminal);
      other.restart();
      ExamplePayment.isAsPrinted(statusAt(other, token), "08-status.106.terminal-incorrect.json");
    }
  }

  private static Answer statusAt(TestGateway at, String token) {
    return Example.send(at.wire(), "08-status.request.http", text -> text.replace(Example.SERVICE_TOKEN, token));
  }

  @Test
  void a_payment_in_progress_has_the_printed_result() {
    try (var slow = TestGateway.start(s -> s.acquirerWait(Duration.ofMillis(200)))) {
      var shop = slow.shop();
      shop.payment("100000451", "930000").send(slow.wire(), shop.token("100000451", "930000"));

      var status = statusAt(slow, ExamplePayment.service(slow, shop));

      var printed = Example.json("08-status.107.in-progress.json");
      assertThat(status.json()).containsEntry("resultCode", printed.get("resultCode"));
      assertThat(status.json()).containsEntry("resultMessage", printed.get("resultMessage"));
    }
  }

  private static Answer get(String path, String token) {
    return gateway.wire().send(gateway.wire().to(path).header("Authorization", "Bearer " + token).GET());
  }
}
