package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// 3-D Secure steps and gateways that stop, die, or are two. Source: ADR 26.
class SecureStepCrashTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String invoice = TestShop.freshInvoice();
  private TestGateway gateway;
  private Acs acs;
  private TestShop shop;
  private String token;
  private Answer challenged;
  private String paRes;

  @BeforeEach
  void a_payment_waits_for_its_buyer() {
    gateway = TestGateway.start();
    acs = new Acs(gateway);
    shop = gateway.shop(Terminals::secure3d);
    token = shop.token(invoice);
    challenged = shop.payment(invoice).send(gateway.wire(), token);
    paRes = acs.passed(challenged);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Answer confirm() {
    return acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), paRes);
  }

  private List<String> state(String number) {
    return gateway
        .sql()
        .rows("select state, coalesce(decline_code, 0) from payment where invoice_number = ?", number)
        .getFirst();
  }

  /// What a gateway leaves that died after it had left the step.
  private void leftTheStep(String number) {
    gateway
        .sql()
        .run(
            "update payment set state = 'PENDING', resumed_at = ? where invoice_number = ?",
            Timestamp.from(gateway.clock().instant()),
            number);
  }

  private void awaitState(String number, String state, String code) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!state(number).equals(List.of(state, code)) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(state(number)).containsExactly(state, code);
  }

  @Test
  void a_step_survives_a_restart() {
    gateway.restart();

    var replay = shop.payment(invoice).send(gateway.wire(), token);
    var answer = confirm();

    assertThat(replay.body()).isEqualTo(challenged.body());
    assertThat(answer.text("status")).isEqualTo("AUTH");
    Books.agree(gateway);
  }

  @Test
  void a_payment_whose_gateway_died_after_the_step_is_found_out() {
    leftTheStep(invoice);

    gateway.clock().advance(Duration.ofMinutes(3));
    awaitState(invoice, "DECLINED", "458");
    var late = confirm();

    assertThat(late.number("code")).isEqualTo(458);
    assertThat(gateway.journal()).isEmpty();
  }

  @Test
  void a_payment_that_has_just_left_its_step_is_not_taken_for_a_lost_one() {
    gateway.clock().advance(Duration.ofMinutes(10));
    var lost = TestShop.freshInvoice();
    shop.payment(lost).send(gateway.wire(), shop.token(lost));
    leftTheStep(invoice);
    gateway
        .sql()
        .run(
            "update payment set state = 'PENDING', resumed_at = ? where invoice_number = ?",
            Timestamp.from(gateway.clock().instant().minus(Duration.ofMinutes(5))),
            lost);
    gateway.sql().run("update payment set opened_at = opened_at - interval '1 hour' where invoice_number = ?", lost);

    awaitState(lost, "DECLINED", "458");

    assertThat(state(invoice)).containsExactly("PENDING", "0");
  }

  /// Under test a gateway watches only for a moment what another one does; who hears 408 asks again, as he is told to.
  private static Answer answered(Callable<Answer> call) throws Exception {
    Answer answer = call.call();
    for (int tries = 1; answer.status() == 408 && tries < 100; tries++) {
      answer = call.call();
    }
    return answer;
  }

  @Test
  void two_gateways_complete_once() throws Exception {
    try (TestGateway second = gateway.another()) {
      Acs there = new Acs(second);
      String id = challenged.text("id");
      String md = challenged.text("secure3D.md");
      Callable<Answer> here = () -> answered(this::confirm);
      Callable<Answer> elsewhere = () -> answered(() -> there.confirm(token, id, md, paRes));
      List<Callable<Answer>> calls = List.of(here, elsewhere, here, elsewhere);

      var bodies = new java.util.HashSet<String>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : threads.invokeAll(calls)) {
          bodies.add(answer.get().body());
        }
      }

      assertThat(bodies).hasSize(1);
      assertThat(bodies.iterator().next()).contains("\"AUTH\"");
      assertThat(gateway.journal()).hasSize(1);
    }
  }

  @Test
  void completion_and_the_end_of_the_time_do_not_both_happen() throws Exception {
    gateway.clock().advance(Duration.ofMinutes(15).minusMillis(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = threads.submit(this::confirm);
      gateway.clock().advance(Duration.ofMillis(1));
      var heard = answer.get();

      boolean paid = heard.status() == 200;
      assertThat(gateway.journal()).hasSize(paid ? 1 : 0);
      awaitState(invoice, paid ? "AUTHORIZED" : "DECLINED", paid ? "0" : "455");
    }
    Books.agree(gateway);
  }
}
