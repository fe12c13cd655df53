package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many declines of a saved card are borne (EPAY.md 11, code 2740; ADR 27).
class FailureLimitTest {

  private static TestGateway gateway;

  private final TestShop shop = gateway.shop(t -> Terminals.ruled(t, Terminals.rules(3, 30, 0, false)));

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private void fails(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(pay("900484").number("code")).isEqualTo(484);
    }
  }

  private Answer pay(String amount) {
    return shop.pay(TestShop.freshInvoice(), amount);
  }

  private static long heard() {
    return gateway.journal().size();
  }

  @Test
  void after_so_many_failures_the_host_is_not_asked_any_more() {
    fails(3);
    long before = heard();

    var buyer = pay("100");
    var invoice = TestShop.freshInvoice();
    var automatic = shop.payment(invoice).withRaw("recurrent", "true").send(gateway.wire(), shop.token(invoice));

    assertThat(buyer.status()).isEqualTo(400);
    assertThat(buyer.number("code")).isEqualTo(2740);
    assertThat(automatic.number("code")).isEqualTo(2740);
    assertThat(heard()).isEqualTo(before);
  }

  @Test
  void one_failure_less_is_borne() {
    fails(2);

    assertThat(pay("100").status()).isEqualTo(200);
  }

  @Test
  void an_approval_takes_no_failure_back() {
    fails(2);
    pay("100");
    fails(1);

    assertThat(pay("100").number("code")).isEqualTo(2740);
  }

  @Test
  void what_is_declined_here_is_no_further_failure_and_old_ones_are_forgotten() {
    fails(3);
    for (int i = 0; i < 5; i++) {
      gateway.clock().advance(Duration.ofDays(5));
      assertThat(pay("100").number("code")).isEqualTo(2740);
    }

    gateway.clock().advance(Duration.ofDays(6));

    assertThat(pay("100").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {458, 100, 464, 529})
  void what_the_issuer_never_saw_is_no_failure_of_the_card(int code) {
    for (int i = 0; i < 4; i++) {
      pay(Integer.toString(900_000 + code));
    }

    assertThat(pay("100").status()).isEqualTo(200);
  }

  @Test
  void another_card_has_failures_of_its_own() {
    fails(3);
    var other = shop.savedCard("5522042705066736");
    var invoice = TestShop.freshInvoice();

    assertThat(shop.paymentWith(other, invoice).send(gateway.wire(), shop.token(invoice)).status()).isEqualTo(200);
  }

  @Test
  void a_terminal_may_bear_any_number() {
    var patient = gateway.shop(t -> Terminals.ruled(t, Terminals.rules(0, 30, 0, false)));
    for (int i = 0; i < 20; i++) {
      patient.pay(TestShop.freshInvoice(), "900484");
    }

    assertThat(patient.pay(TestShop.freshInvoice()).status()).isEqualTo(200);
  }

  @Test
  void a_card_remembers_as_many_failures_as_a_terminal_may_count() {
    var most = gateway.shop(t -> Terminals.ruled(t, Terminals.rules(100, 30, 0, false)));
    for (int i = 0; i < 100; i++) {
      assertThat(most.pay(TestShop.freshInvoice(), "900484").number("code")).isEqualTo(484);
    }
    assertThat(most.pay(TestShop.freshInvoice(), "100").number("code")).isEqualTo(2740);
    assertThat(gateway.sql().one("select cardinality(failures) from card where id = ?", most.card().value()))
        .isEqualTo("100");
  }
}
