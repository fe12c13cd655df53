package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Charge, cancel and refund over HTTP (EPAY.md 9).
class OperationTest {

  private static final String NONE = "";

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// A blocked or charged payment of a shop, and a service token to work on it.
  private record Paid(TestShop shop, String id, String token) {

    static Paid blocked(String amount) {
      return of(gateway.shop(), amount);
    }

    static Paid charged(String amount) {
      return of(gateway.shop(Terminals::oneStep), amount);
    }

    private static Paid of(TestShop shop, String amount) {
      Answer paid = shop.pay(TestShop.freshInvoice(), amount);
      assertThat(paid.status()).as(paid.body()).isEqualTo(200);
      return new Paid(shop, paid.text("id"), shop.granted(shop.serviceToken()));
    }

    Answer does(String verb, String query, String json) {
      return gateway.wire().post(
          "/operation/" + id + "/" + verb + query, "application/json", json, "Authorization", "Bearer " + token);
    }

    Answer charge() {
      return does("charge", NONE, NONE);
    }

    Answer cancel() {
      return does("cancel", NONE, NONE);
    }

    Answer refund(String query) {
      return does("refund", query, NONE);
    }

    Answer status() {
      return gateway.wire().send(
          gateway.wire().to("/check-status/payment/transactionId/" + id).header("Authorization", "Bearer " + token));
    }

    Object now(String field) {
      return status().field("transaction." + field);
    }
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.number("code")).isZero();
  }

  private static void refused(Answer answer, String why) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(100);
    assertThat(answer.text("message")).contains(why);
  }

  @Test
  void a_charge_takes_what_was_blocked() {
    var paid = Paid.blocked("1500");

    done(paid.charge());

    assertThat(paid.now("statusName")).isEqualTo("CHARGE");
    assertThat(paid.now("amount")).hasToString("1500");
  }

  @Test
  void a_partial_charge_takes_a_part_and_releases_the_rest() {
    var paid = Paid.blocked("1500");

    done(paid.does("charge", NONE, "{\"amount\":1000}"));

    assertThat(paid.now("statusName")).isEqualTo("CHARGE");
    assertThat(paid.now("amount")).hasToString("1000");
    assertThat(paid.now("orgAmount")).hasToString("1500");
    refused(paid.refund("?amount=1001"), "not be more than 1000");
  }

  @Test
  void the_saved_card_answer_stays_the_same_after_the_charge() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var first = shop.payment(invoice).send(gateway.wire(), token);
    var paid = new Paid(shop, first.text("id"), shop.granted(shop.serviceToken()));

    done(paid.charge());

    assertThat(shop.payment(invoice).send(gateway.wire(), token).body()).isEqualTo(first.body());
  }

  @Test
  void a_second_charge_is_refused() {
    var paid = Paid.blocked("1500");
    done(paid.charge());

    refused(paid.charge(), "only a payment in status AUTH");
  }

  @Test
  void a_cancel_releases_the_block_and_ends_it() {
    var paid = Paid.blocked("1500");

    done(paid.cancel());

    assertThat(paid.now("statusName")).isEqualTo("CANCEL");
    refused(paid.charge(), "only a payment in status AUTH");
    refused(paid.refund(NONE), "only a charged payment");
    refused(paid.cancel(), "only a payment in status AUTH");
  }

  @ParameterizedTest
  @CsvSource({"0, more than zero", "1501, not be more than", "-5, must not be negative", "1.001, 2 decimals"})
  void an_amount_that_cannot_be_charged_is_refused_and_changes_nothing(String amount, String why) {
    var paid = Paid.blocked("1500");

    refused(paid.does("charge", "?amount=" + amount, NONE), why);

    assertThat(paid.now("statusName")).isEqualTo("AUTH");
    done(paid.charge());
  }

  @Test
  void query_and_body_must_agree() {
    var paid = Paid.blocked("1500");

    refused(paid.does("charge", "?amount=1000", "{\"amount\":999}"), "amount");

    done(paid.does("charge", "?amount=1000", "{\"amount\":1000.00}"));
  }

  @Test
  void a_form_body_does_as_well() {
    var paid = Paid.blocked("1500");

    done(gateway.wire().post("/api/operation/" + paid.id() + "/charge", "application/x-www-form-urlencoded", "amount=700",
        "Authorization", "Bearer " + paid.token()));

    assertThat(paid.now("amount")).hasToString("700");
  }

  @Test
  void many_refunds_give_back_no_more_than_was_charged() {
    var paid = Paid.charged("1000");

    done(paid.refund("?amount=300"));
    done(paid.refund("?amount=300"));
    refused(paid.refund("?amount=401"), "not be more than 400");
    assertThat(paid.now("statusName")).isEqualTo("CHARGE");
    assertThat(paid.now("payoutAmount")).hasToString("600");
    done(paid.refund(NONE));

    assertThat(paid.now("statusName")).isEqualTo("REFUND");
    assertThat(paid.now("amount")).hasToString("0");
    assertThat(paid.now("payoutAmount")).hasToString("1000");
    refused(paid.refund(NONE), "everything has been refunded");
  }

  @Test
  void a_refund_has_a_minimum_but_the_last_crumbs_may_go() {
    var paid = Paid.charged("1000");

    refused(paid.refund("?amount=9.99"), "at least 10");
    done(paid.refund("?amount=995"));

    done(paid.refund("?amount=5"));
    assertThat(paid.now("statusName")).isEqualTo("REFUND");
  }

  @Test
  void a_refund_repeated_under_its_own_id_is_done_once() {
    var paid = Paid.charged("1000");

    var first = paid.refund("?amount=400&externalID=refund-1");
    var second = paid.refund("?amount=400&externalID=refund-1");

    done(first);
    done(second);
    assertThat(second.text("externalID")).isEqualTo("refund-1");
    assertThat(paid.now("payoutAmount")).hasToString("400");
    refused(paid.refund("?amount=500&externalID=refund-1"), "externalID");
    assertThat(paid.now("payoutAmount")).hasToString("400");
  }

  @Test
  void a_refund_that_the_host_refuses_changes_nothing_and_may_be_tried_again() {
    var paid = Paid.charged("2000000");

    refused(paid.refund("?amount=900484&externalID=r"), "484");

    assertThat(paid.now("payoutAmount")).hasToString("0");
    done(paid.refund("?amount=100&externalID=r"));
  }

  @Test
  void a_blocked_payment_cannot_be_refunded() {
    refused(Paid.blocked("1500").refund(NONE), "only a charged payment");
  }

  @Test
  void another_merchants_payment_does_not_exist() {
    var paid = Paid.charged("1000");
    var thief = gateway.shop();
    var stolen = new Paid(thief, paid.id(), thief.granted(thief.serviceToken()));

    refused(stolen.refund(NONE), "not found");
    refused(stolen.charge(), "not found");
    assertThat(stolen.status().text("resultCode")).isEqualTo("102");
    assertThat(paid.now("payoutAmount")).hasToString("0");
  }

  @Test
  void the_payments_own_token_works_on_it_and_on_no_other() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var own = shop.payment(invoice).send(gateway.wire(), token);
    var other = shop.pay(TestShop.freshInvoice());

    refused(new Paid(shop, other.text("id"), token).charge(), "not found");

    done(new Paid(shop, own.text("id"), token).charge());
  }

  @Test
  void without_a_good_token_nothing_is_done() {
    var paid = Paid.blocked("1500");

    var answer = new Paid(paid.shop(), paid.id(), "nonsense").charge();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.number("code")).isEqualTo(-1);
    assertThat(paid.now("statusName")).isEqualTo("AUTH");
  }

  @Test
  void charge_and_cancel_at_once_end_a_payment_once() throws Exception {
    for (int round = 0; round < 20; round++) {
      var paid = Paid.blocked("1500");

      var answers = atOnce(List.of(paid::charge, paid::cancel, paid::charge, paid::cancel));

      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
      assertThat(gateway.sql().count(
          "select count(*) from operation where payment_id = ? and state = 'DONE'", UUID.fromString(paid.id())))
          .isEqualTo(1);
    }
  }

  @Test
  void refunds_at_once_never_exceed_what_was_charged() throws Exception {
    for (int round = 0; round < 20; round++) {
      var paid = Paid.charged("1000");
      List<Callable<Answer>> refunds = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        refunds.add(() -> paid.refund("?amount=300"));
      }

      var answers = atOnce(refunds);

      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
      assertThat(paid.now("payoutAmount")).hasToString("900");
    }
  }

  @Test
  void one_refund_sent_many_times_at_once_is_done_once() throws Exception {
    var paid = Paid.charged("1000");
    List<Callable<Answer>> refunds = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      refunds.add(() -> paid.refund("?amount=100&externalID=once"));
    }

    var answers = atOnce(refunds);

    assertThat(answers).allSatisfy(OperationTest::done);
    assertThat(paid.now("payoutAmount")).hasToString("100");
  }

  /// A repeat may come while the first call ends: it hears the same code then.
  @Test
  void a_refund_that_the_host_refuses_is_refused_with_its_code_whoever_hears_it() throws Exception {
    var paid = Paid.charged("2000000");
    for (int round = 0; round < 40; round++) {
      String call = "?amount=900484&externalID=refused-" + round;

      var answers = atOnce(Collections.nCopies(6, () -> paid.refund(call)));

      assertThat(answers).allSatisfy(answer -> assertThat(answer.text("message")).endsWith("(484)"));
    }
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers = new ArrayList<>();
      for (var future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
