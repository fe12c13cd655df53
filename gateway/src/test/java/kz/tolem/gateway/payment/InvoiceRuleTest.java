package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One invoice, one order; and of numbers longer than six digits the last six, once more (DESIGN 11).
class InvoiceRuleTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  private static void refused(Answer answer, String message) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(-1);
    assertThat(answer.text("message")).isEqualTo(message);
  }

  @Test
  void a_paid_invoice_is_refused() {
    var shop = gateway.shop();
    shop.pay("000123");

    refused(shop.pay("000123"), "invoice 000123 is already paid");
    refused(shop.pay("000123", "50"), "invoice 000123 is already paid");
  }

  @Test
  void a_declined_invoice_may_be_tried_again() {
    var shop = gateway.shop();

    var declined = shop.pay("000124", "900484");
    var again = shop.pay("000124", "900465");
    var paid = shop.pay("000124");

    assertThat(declined.number("code")).isEqualTo(484);
    assertThat(again.number("code")).isEqualTo(465);
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    refused(shop.pay("000124"), "invoice 000124 is already paid");
  }

  @Test
  void another_terminal_has_invoices_of_its_own() {
    var one = gateway.shop();
    var two = gateway.shop();

    assertThat(one.pay("000125").status()).isEqualTo(200);
    assertThat(two.pay("000125").status()).isEqualTo(200);
  }

  @Test
  void the_last_six_digits_are_unique_too() {
    var shop = gateway.shop();
    shop.pay("1000777");

    refused(shop.pay("2000777"), "the last 6 digits of the invoice number, 000777, belong to another order");
    refused(shop.pay("000777"), "the last 6 digits of the invoice number, 000777, belong to another order");
    assertThat(shop.pay("1000778").status()).isEqualTo(200);
  }

  @Test
  void a_six_digit_number_holds_its_digits_against_longer_ones() {
    var shop = gateway.shop();
    shop.pay("000888");

    refused(shop.pay("1000888"), "the last 6 digits of the invoice number, 000888, belong to another order");
  }

  @Test
  void leading_zeros_make_another_number_with_the_same_last_six() {
    var shop = gateway.shop();
    shop.pay("01000999");

    refused(shop.pay("1000999"), "the last 6 digits of the invoice number, 000999, belong to another order");
  }

  @Test
  void a_declined_order_keeps_its_last_six_digits() {
    var shop = gateway.shop();
    shop.pay("1000666", "900484");

    refused(shop.pay("2000666"), "the last 6 digits of the invoice number, 000666, belong to another order");
    assertThat(shop.pay("1000666").status()).isEqualTo(200);
  }

  @Test
  void a_lenient_terminal_does_not_look_at_the_last_six() {
    var shop = gateway.shop(Terminals::lenient);

    assertThat(shop.pay("1000777").status()).isEqualTo(200);
    assertThat(shop.pay("2000777").status()).isEqualTo(200);
    refused(shop.pay("2000777"), "invoice 2000777 is already paid");
  }

  @Test
  void the_rule_looks_back_as_far_as_the_terminal_says() {
    var shop = gateway.shop(t -> Terminals.tailWindow(t, 30));
    shop.pay("1000555");

    gateway.clock().advance(Duration.ofDays(30));
    refused(shop.pay("2000555"), "the last 6 digits of the invoice number, 000555, belong to another order");
    gateway.clock().advance(Duration.ofSeconds(1));
    assertThat(shop.pay("2000555").status()).isEqualTo(200);

    refused(shop.pay("3000555"), "the last 6 digits of the invoice number, 000555, belong to another order");
    refused(shop.pay("1000555"), "invoice 1000555 is already paid");
  }

  @Test
  void without_a_window_the_rule_looks_back_for_ever() {
    var shop = gateway.shop();
    shop.pay("1000444");

    gateway.clock().advance(Duration.ofDays(4000));

    refused(shop.pay("2000444"), "the last 6 digits of the invoice number, 000444, belong to another order");
  }
}
