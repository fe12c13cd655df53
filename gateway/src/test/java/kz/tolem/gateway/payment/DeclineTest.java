package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the card host refuses: every code of EPAY.md 11, by amount and by card, and the test cards of EPAY.md 12.2.
class DeclineTest {

  private static TestGateway gateway;
  private static TestShop shop;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterAll
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  static Stream<DeclineCode> codes() {
    return DeclineCode.known().stream().filter(known -> known.code() > 0);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void every_code_can_be_made_to_happen_by_amount(DeclineCode code) {
    var invoice = TestShop.freshInvoice();

    var answer = shop.pay(invoice, Integer.toString(900_000 + code.code()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(code.code());
    assertThat(answer.text("message")).isEqualTo(code.text(Language.RUSSIAN)).isNotBlank();
    assertThat(answer.text("invoiceId")).isEqualTo(invoice);
    assertThat(answer.text("accountId")).isEqualTo("uuid000001");
    assertThat(answer.text("reference")).matches("[0-9]{12}");
    assertThat(gateway.sql().rows("select state, decline_code from payment where id = ?::uuid", answer.text("id")))
        .containsExactly(java.util.List.of("DECLINED", Integer.toString(code.code())));
  }

  @Test
  void every_code_can_be_made_to_happen_by_card() {
    for (DeclineCode code : codes().toList()) {
      var card = shop.savedCard(withCheckDigit("440000%04d00000".formatted(code.code())));
      var invoice = TestShop.freshInvoice();

      var answer = shop.paymentWith(card, invoice).send(gateway.wire(), shop.token(invoice));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.number("code")).isEqualTo(code.code());
    }
  }

  private static String withCheckDigit(String fifteen) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int digit = fifteen.charAt(14 - i) - '0';
      int weighed = i % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return fifteen + (10 - sum % 10) % 10;
  }

  @ParameterizedTest
  @ValueSource(strings = {"4405639704015096", "5522042705066736", "377514500004820"})
  void documented_cards_pay(String number) {
    var card = shop.savedCard(number);
    var invoice = TestShop.freshInvoice();

    assertThat(shop.paymentWith(card, invoice).send(gateway.wire(), shop.token(invoice)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4003032704547597", "5578342710750560"})
  void documented_locked_cards_are_declined(String number) {
    var card = shop.savedCard(number);
    var invoice = TestShop.freshInvoice();

    var answer = shop.paymentWith(card, invoice).send(gateway.wire(), shop.token(invoice));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(465);
  }

  @Test
  void another_merchants_card_does_not_exist() {
    var other = gateway.shop();
    var invoice = TestShop.freshInvoice();

    var answer = shop.paymentWith(other.card(), invoice).send(gateway.wire(), shop.token(invoice));

    assertThat(answer.text("message")).isEqualTo("card not found");
    assertThat(gateway.sql().count("select count(*) from invoice where number = ?", invoice)).isZero();
  }

  @Test
  void a_card_that_was_never_saved_does_not_exist() {
    var card = shop.unsavedCard("4405645000006150");
    var invoice = TestShop.freshInvoice();

    var answer = shop.paymentWith(card, invoice).send(gateway.wire(), shop.token(invoice));

    assertThat(answer.text("message")).isEqualTo("card not found");
    assertThat(shop.pay(invoice).status()).as("the invoice is free").isEqualTo(200);
  }

  @Test
  void a_card_may_be_charged_under_any_account_of_its_merchant() {
    for (String account : new String[] {"", "someone-else", "123456"}) {
      var invoice = TestShop.freshInvoice();
      var answer = shop.payment(invoice).with("accountId", account).send(gateway.wire(), shop.token(invoice));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("accountId")).isEqualTo(account);
    }
  }
}
