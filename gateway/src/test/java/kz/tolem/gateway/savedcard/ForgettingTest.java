package kz.tolem.gateway.savedcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A card number stays no longer than somebody needs it.
class ForgettingTest {

  private static final String LOCKED = "4003032704547597";
  private static final String LOSES_ANSWER = "4400020000000006";

  private static TestGateway gateway() {
    return TestGateway.start(s -> s.pause(TestPause.BY_HAND).acquirerWait(Duration.ofMillis(300)));
  }

  private static List<String> numbersKept(TestGateway gateway) {
    return gateway.sql().column("select last_four from card where sealed_number is not null and account_id = 'client-17' order by 1");
  }

  /// Moves the time on, a minute at a time, and lets the jobs run in between.
  private static void pass(TestGateway gateway, Duration time) throws InterruptedException {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusMinutes(2)) {
      gateway.clock().advance(Duration.ofMinutes(2));
      Thread.sleep(30);
    }
  }

  /// Moves the time on until what the jobs do has become true.
  private static void passUntil(TestGateway gateway, String what, BooleanSupplier condition) {
    Eventually.holds(
        what,
        () -> {
          gateway.clock().advance(Duration.ofMinutes(2));
          return condition.getAsBoolean();
        });
  }

  private static String state(TestGateway gateway, String invoice) {
    return gateway.sql().one("select state from payment where invoice_number = ?", invoice);
  }

  private static int pay(TestGateway gateway, TestShop shop, String invoice, String number, boolean save) {
    return CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, number))
        .withRaw("cardSave", Boolean.toString(save))
        .send(gateway.wire(), shop.token(invoice))
        .status();
  }

  @Test
  void a_declined_card_is_forgotten_and_its_payment_can_still_be_looked_at() {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      assertThat(pay(gateway, shop, invoice, LOCKED, true)).isEqualTo(400);
      assertThat(pay(gateway, shop, TestShop.freshInvoice(), "5522042705066736", false)).isEqualTo(200);
      assertThat(pay(gateway, shop, TestShop.freshInvoice(), "4405639704015096", true)).isEqualTo(200);
      assertThat(numbersKept(gateway)).containsExactly("5096", "6736", "7597");

      passUntil(gateway, "two numbers forgotten", () -> numbersKept(gateway).equals(List.of("5096")));

      var status =
          gateway
              .wire()
              .send(
                  gateway
                      .wire()
                      .to("/check-status/payment/transaction/" + invoice)
                      .header(
                          "Authorization",
                          "Bearer "
                              + shop.granted(shop.serviceToken().with("terminal", shop.terminal().id().toString()))));
      assertThat(status.text("transaction.cardMask")).isEqualTo("400303...7597");
    }
  }

  @Test
  void a_forgotten_card_that_is_typed_again_is_a_new_one() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      pay(gateway, shop, TestShop.freshInvoice(), "5522042705066736", false);
      passUntil(gateway, "forgotten", () -> numbersKept(gateway).isEmpty());

      assertThat(pay(gateway, shop, TestShop.freshInvoice(), "5522042705066736", true)).isEqualTo(200);

      assertThat(numbersKept(gateway)).containsExactly("6736");
      pass(gateway, Duration.ofMinutes(70));
      assertThat(numbersKept(gateway)).containsExactly("6736");
    }
  }

  @Test
  void a_card_that_is_typed_again_in_time_is_let_be() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      pay(gateway, shop, TestShop.freshInvoice(), LOCKED, false);
      pass(gateway, Duration.ofMinutes(50));
      pay(gateway, shop, TestShop.freshInvoice(), LOCKED, false);

      pass(gateway, Duration.ofMinutes(50));

      assertThat(numbersKept(gateway)).containsExactly("7597");
    }
  }

  @Test
  void a_card_whose_payment_is_open_is_kept() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      assertThat(pay(gateway, shop, invoice, LOSES_ANSWER, true)).isEqualTo(408);
      // As if the card host could not say for hours: the reconciler would settle it.
      gateway.stop();
      gateway.clock().advance(Duration.ofHours(3));
      gateway.sql().run("update payment set opened_at = opened_at + interval '3 hours' where invoice_number = ?", invoice);
      gateway.restart();

      gateway.clock().advance(Duration.ofSeconds(90));
      Thread.sleep(200);
      var whileOpen = numbersKept(gateway);
      passUntil(gateway, "settled", () -> state(gateway, invoice).equals("AUTHORIZED"));

      assertThat(whileOpen).containsExactly("0006");
      assertThat(numbersKept(gateway)).as("saved by the late outcome").containsExactly("0006");
    }
  }

  @Test
  void a_card_whose_buyer_is_at_his_bank_is_kept_and_pays() throws InterruptedException {
    try (var gateway = gateway()) {
      var shop = gateway.shop(Terminals::secure3d);
      var acs = new Acs(gateway);
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      var challenged =
          CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, "5522042705066736")).send(gateway.wire(), token);
      assertThat(pay(gateway, gateway.shop(), TestShop.freshInvoice(), LOCKED, false)).isEqualTo(400);
      // As if the buyer's hour at his bank were nearly over.
      gateway.sql().run("update card set typed_at = typed_at - interval '2 hours'");

      pass(gateway, Duration.ofMinutes(6));

      assertThat(challenged.text("status")).isEqualTo("3D");
      assertThat(numbersKept(gateway)).as("of two old ones that no payment has saved").containsExactly("6736");
      var paid = acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), acs.passed(challenged));
      assertThat(paid.text("status")).as(paid.body()).isEqualTo("AUTH");
      pass(gateway, Duration.ofMinutes(6));
      assertThat(numbersKept(gateway)).as("saved by the payment").containsExactly("6736");
    }
  }

  @Test
  void a_deactivated_card_is_forgotten() {
    try (var gateway = gateway()) {
      var shop = gateway.shop();
      gateway.vault().deactivate(shop.merchant(), shop.card());
      var kept = "select count(*) from card where sealed_number is not null and id = ?::uuid";
      assertThat(gateway.sql().count(kept, shop.card().toString())).isOne();

      passUntil(gateway, "forgotten", () -> gateway.sql().count(kept, shop.card().toString()) == 0);
    }
  }
}
