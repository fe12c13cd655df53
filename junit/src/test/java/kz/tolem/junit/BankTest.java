package kz.tolem.junit;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static kz.tolem.bank.Scripts.answersAfter;
import static kz.tolem.bank.Scripts.approves;
import static kz.tolem.bank.Scripts.declines;
import static kz.tolem.bank.Scripts.losesAnswer;
import static kz.tolem.bank.Scripts.losesRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import kz.tolem.bank.Bank;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.Purchase;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.SandboxScript;
import org.junit.jupiter.api.Test;

/// What a shop's tests do with a bank of their own.
@TolemBank
class BankTest {

  private final Bank bank;
  private final InvoiceId invoice;

  BankTest(Bank bank) {
    this.bank = bank;
    this.invoice = bank.freshInvoice();
  }

  private Purchase order() {
    return Purchase.invoice(invoice.toString()).money("1500", "KZT").description("An order").build();
  }

  private PaymentResult pay() {
    return bank.client().pay(bank.card(), order());
  }

  @Test
  void a_payment_is_approved_and_charged_once() {
    PaymentResult result = pay();

    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
    bank.assertThatInvoice(invoice).wasChargedOnce().isBlocked().hasAmount("1500");
  }

  @Test
  void the_next_payment_is_declined_and_the_one_after_it_is_not() {
    bank.next(declines(484));

    PaymentResult declined = pay();
    PaymentResult approved = pay();

    assertThat(declined).isInstanceOf(PaymentResult.Declined.class);
    assertThat(approved).isInstanceOf(PaymentResult.Authorized.class);
    bank.assertThatInvoice(invoice).wasChargedOnce();
    assertThat(bank.orders(invoice).getFirst().payments()).hasSize(2);
  }

  @Test
  void a_lost_answer_turns_out_approved_when_the_time_has_come() {
    bank.next(losesAnswer());

    PaymentResult doubt = pay();
    bank.assertThatInvoice(invoice).wasChargedOnce().isNotKnownYet();
    bank.time().advance(ofMinutes(3));

    assertThat(doubt).isInstanceOf(PaymentResult.InDoubt.class);
    bank.assertThatInvoice(invoice).wasChargedOnce().isBlocked();
  }

  @Test
  void a_lost_request_is_declined_when_the_time_has_come() {
    bank.next(losesRequest());

    pay();
    bank.time().advance(ofMinutes(3));

    bank.assertThatInvoice(invoice).wasNeverCharged().wasDeclinedWith(458);
  }

  @Test
  void a_late_answer_comes_when_the_time_has_come_and_nobody_sits_through_it() {
    bank.next(answersAfter(ofSeconds(60)));

    PaymentResult doubt = pay();
    bank.assertThatInvoice(invoice).wasNeverCharged().isNotKnownYet();
    bank.time().advance(ofHours(2));

    assertThat(doubt).isInstanceOf(PaymentResult.InDoubt.class);
    bank.assertThatInvoice(invoice).wasChargedOnce().isBlocked();
  }

  @Test
  void an_old_block_is_released() {
    pay();

    bank.time().advance(ofDays(31));

    assertThat(bank.orders(invoice).getFirst().payments().getFirst().status()).isEqualTo("CANCEL_OLD");
  }

  @Test
  void a_script_waits_for_what_it_is_for() {
    bank.next(
        declines(484).forInvoice("999999999"),
        declines(467).forCard(bank.card().toString()).forAmount(new BigDecimal("1500")));

    PaymentResult result = pay();

    assertThat(result)
        .isInstanceOfSatisfying(
            PaymentResult.Declined.class, declined -> assertThat(declined.decline().code().code()).isEqualTo(467));
    assertThat(bank.waiting()).containsExactly(declines(484).forInvoice("999999999"));
  }

  @Test
  void an_operation_can_be_declined_too() {
    PaymentResult.Authorized paid = (PaymentResult.Authorized) pay();
    bank.next(declines(484).on(SandboxScript.Operation.CHARGE));

    bank.client().charge(paid.id());
    bank.assertThatInvoice(invoice).isCharged("0").isBlocked();
    bank.client().charge(paid.id());

    bank.assertThatInvoice(invoice).isCharged("1500").wasChargedOnce();
  }

  @Test
  void a_claim_that_is_wrong_is_told_how_it_is() {
    pay();

    assertThatThrownBy(() -> bank.assertThatInvoice(invoice).wasNeverCharged())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("approvals is 1, not 0");
  }

  @Test
  void nothing_is_left_when_it_is_emptied() {
    bank.next(approves(), declines(484).forInvoice("999999999"));
    pay();
    bank.time().advance(ofDays(400));

    bank.empty();

    assertThat(bank.orders()).isEmpty();
    assertThat(bank.host()).isEmpty();
    assertThat(bank.waiting()).isEmpty();
    assertThat(bank.time().ahead()).isZero();
    assertThat(pay()).isInstanceOf(PaymentResult.Authorized.class);
  }
}
