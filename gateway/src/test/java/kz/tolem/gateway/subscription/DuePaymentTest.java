package kz.tolem.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.acquirer.CredentialUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Payments that are made by themselves when they are due, each once (ADR 28).
class DuePaymentTest {

  private final TestGateway gateway = TestGateway.start(s -> s.acquirerWait(Duration.ofSeconds(2)));
  private final Receiver receiver = Receiver.start();
  private final TestShop shop = gateway.shop();

  @AfterEach
  void stop() {
    receiver.close();
    gateway.close();
  }

  /// Pays, and has the payment repeated.
  private String subscribed(String amount, String frequency) {
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice, amount);
    var paid =
        shop.payment(invoice, amount)
            .postingTo(receiver.url("/ok"), receiver.url("/no"))
            .send(gateway.wire(), token);
    Answer answer =
        gateway.wire().post(
            "/recurrent/subscribe",
            "application/json",
            "{\"transactionId\":\"%s\",\"paymentFrequency\":\"%s\"}".formatted(paid.text("id"), frequency),
            "Authorization",
            "Bearer " + token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return paid.text("id");
  }

  /// The outcome of what is due from now on is chosen by the amount.
  private void nowCosts(String id, int majorUnits) {
    gateway.sql().run("update payment set amount = ? where id = ?::uuid", majorUnits * 100L, id);
  }

  private void until(String what, String query, long count) {
    Eventually.holds(what, () -> gateway.sql().count(query) == count);
  }

  private void untilPaid(long count) {
    until(count + " due payments", "select count(*) from payment where recurrent and state = 'AUTHORIZED'", count);
    until("the subscription has moved on", "select count(*) from subscription where turn = " + (count + 1), 1);
  }

  private String state() {
    return gateway.sql().one("select state from subscription");
  }

  @Test
  void a_due_payment_is_made_on_the_saved_card_and_told_as_the_first_was() {
    var first = subscribed("1500", "MONTHLY");
    gateway.clock().advance(Duration.ofDays(31));

    untilPaid(1);
    var told = receiver.await(2).getLast();

    assertThat(told.path()).isEqualTo("/ok");
    assertThat(told.json()).containsEntry("code", "ok").doesNotContainEntry("id", first);
    assertThat((String) told.json().get("invoiceId")).matches("260215[0-9]{6}");
    assertThat(gateway.sql().rows("select amount, currency, description, account_id from payment where recurrent"))
        .containsExactly(List.of("150000", "KZT", "test payment", "uuid000001"));
    assertThat(gateway.journal().getLast().use().reason()).isEqualTo(CredentialUse.Reason.SCHEDULED);
    assertThat(gateway.journal().getLast().use().networkId()).isNotEmpty();
    Books.agree(gateway);
  }

  @Test
  void nothing_is_paid_before_it_is_due() {
    subscribed("1500", "MONTHLY");
    gateway.clock().advance(Duration.ofDays(30));
    gateway.restart();
    gateway.clock().advance(Duration.ofHours(23));
    shop.pay(TestShop.freshInvoice());

    assertThat(gateway.sql().count("select count(*) from payment where recurrent")).isZero();
  }

  @Test
  void all_payments_of_a_year_are_made_once_each_at_two_gateways_with_restarts() {
    subscribed("1500", "QUARTERLY");
    try (var second = gateway.another()) {
      for (int quarter = 1; quarter <= 4; quarter++) {
        gateway.clock().advance(Duration.ofDays(92));
        if (quarter == 2) {
          gateway.restart();
        }
        int paid = quarter;
        // What the stop cut short is looked at again once its lease is over.
        Eventually.holds(
            paid + " paid",
            () -> {
              gateway.clock().advance(Duration.ofSeconds(10));
              return gateway.sql().count("select count(*) from payment where recurrent and state = 'AUTHORIZED'")
                  == paid;
            });
      }
      Eventually.holds(
          "completed",
          () -> {
            gateway.clock().advance(Duration.ofSeconds(10));
            return state().equals("COMPLETED");
          });
      gateway.clock().advance(Duration.ofDays(92));
      assertThat(second.sql().count("select count(*) from payment where recurrent")).isEqualTo(4);
    }

    assertThat(gateway.sql().count("select count(*) from subscription_payment")).isEqualTo(4);
    Books.agree(gateway);
  }

  @Test
  void what_fell_due_while_no_gateway_ran_is_paid_after_the_start() {
    subscribed("1500", "WEEKLY");
    gateway.stop();
    gateway.clock().advance(Duration.ofDays(15));

    gateway.restart();

    untilPaid(2);
    Books.agree(gateway);
  }

  @Test
  void a_try_that_was_begun_before_a_stop_is_the_same_payment_after_the_start() {
    subscribed("1500", "MONTHLY");
    gateway.stop();
    gateway.sql().run(
        """
        insert into subscription_payment (subscription_id, turn, attempt, token_id, invoice_number, created_at)
        select id, 1, 1, gen_random_uuid(), '777000111222', due_at from subscription
        """);
    gateway.clock().advance(Duration.ofDays(31));

    gateway.restart();

    untilPaid(1);
    assertThat(gateway.sql().one("select invoice_number from payment where recurrent")).isEqualTo("777000111222");
  }

  @Test
  void a_number_that_is_taken_is_replaced_by_another() {
    subscribed("1500", "MONTHLY");
    shop.pay("9111222");
    gateway.stop();
    gateway.sql().run(
        """
        insert into subscription_payment (subscription_id, turn, attempt, token_id, invoice_number, created_at)
        select id, 1, 1, gen_random_uuid(), '777000111222', due_at from subscription
        """);
    gateway.clock().advance(Duration.ofDays(31));

    gateway.restart();

    untilPaid(1);
    assertThat(gateway.sql().one("select invoice_number from payment where recurrent")).isNotEqualTo("777000111222");
  }

  @Test
  void a_decline_that_passes_is_tried_again_after_growing_pauses_and_then_given_up() {
    var id = subscribed("1500", "MONTHLY");
    nowCosts(id, 900_484);
    gateway.clock().advance(Duration.ofDays(31));
    String declined = "select count(*) from payment where recurrent and state = 'DECLINED'";
    until("the first try", declined, 1);
    List<Duration> pauses =
        List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3));
    for (int retry = 0; retry < pauses.size(); retry++) {
      int next = retry + 2;
      until("it waits", "select count(*) from subscription where attempt = " + next, 1);
      assertThat(gateway.sql().count(declined)).isEqualTo(retry + 1L);
      gateway.clock().advance(pauses.get(retry).plusSeconds(1));
      until("try " + next, declined, next);
    }

    until("it has failed", "select count(*) from subscription where state = 'FAILED'", 1);
    List<Receiver.Call> calls = receiver.await(1 + 6 + 1);

    assertThat(gateway.sql().count("select count(distinct invoice_number) from payment where recurrent")).isEqualTo(6);
    assertThat(calls.subList(1, 8)).allMatch(call -> call.path().equals("/no"));
    assertThat(calls)
        .filteredOn(call -> "recurrent".equals(call.json().get("operation")))
        .singleElement()
        .satisfies(
            told ->
                assertThat(told.json())
                    .containsEntry("code", "error")
                    .containsEntry("statusName", "FAILED")
                    .containsEntry("operationId", gateway.sql().one("select id from subscription")));
    gateway.clock().advance(Duration.ofDays(60));
    assertThat(gateway.sql().count(declined)).isEqualTo(6);
  }

  @Test
  void a_retry_that_succeeds_leaves_the_schedule_as_it_was() {
    var id = subscribed("1500", "MONTHLY");
    nowCosts(id, 900_484);
    gateway.clock().advance(Duration.ofDays(31));
    until("it waits", "select count(*) from subscription where attempt = 2", 1);
    nowCosts(id, 1500);
    gateway.clock().advance(Duration.ofHours(2));

    untilPaid(1);

    assertThat(gateway.sql().one("select due_at at time zone 'UTC' from subscription"))
        .isEqualTo("2026-03-15 09:00:00");
    assertThat(gateway.sql().rows("select attempt, last_code from subscription")).containsExactly(List.of("1", ""));
  }

  @Test
  void a_decline_that_does_not_pass_ends_it_at_once() {
    for (int code : new int[] {483, 462, 457, 464, 454}) {
      gateway.sql().run("delete from subscription_payment");
      gateway.sql().run("delete from subscription");
      gateway.sql().run("update card set stopped_by = null");
      var id = subscribed("1500", "MONTHLY");
      nowCosts(id, 900_000 + code);
      gateway.clock().advance(Duration.ofDays(31));

      until("it has failed", "select count(*) from subscription where state = 'FAILED'", 1);

      assertThat(gateway.sql().one("select last_code from subscription")).isEqualTo(Integer.toString(code));
      assertThat(gateway.sql().count("select count(*) from subscription_payment")).isEqualTo(1);
    }
  }

  @Test
  void a_card_that_is_stopped_fails_it_without_asking_the_host() {
    subscribed("1500", "MONTHLY");
    shop.pay(TestShop.freshInvoice(), "900481");
    int before = gateway.journal().size();
    gateway.clock().advance(Duration.ofDays(31));

    until("it has failed", "select count(*) from subscription where state = 'FAILED'", 1);

    assertThat(gateway.journal()).hasSize(before);
    assertThat(gateway.sql().one("select last_code from subscription")).isEqualTo("481");
  }

  @Test
  void a_card_that_was_taken_out_fails_it_and_that_is_told() {
    var id = subscribed("1500", "MONTHLY");
    gateway.sql().run("update card set deactivated_at = created_at where id = ?", shop.card().value());
    gateway.clock().advance(Duration.ofDays(31));

    var told = receiver.await(2).getLast();

    assertThat(state()).isEqualTo("FAILED");
    assertThat(told.path()).isEqualTo("/no");
    assertThat(told.json()).containsEntry("id", id).containsEntry("operation", "recurrent");
    assertThat(told.json().get("reasonCode")).hasToString("2092");
  }

  @Test
  void an_outcome_that_is_not_known_is_found_out_before_anything_else_is_done() {
    var id = subscribed("1500", "MONTHLY");
    nowCosts(id, 920_000);
    gateway.clock().advance(Duration.ofDays(31));
    until("it is under way", "select count(*) from payment where recurrent and state = 'PENDING'", 1);
    gateway.clock().advance(Duration.ofMinutes(1).plusSeconds(1));
    gateway.restart();
    assertThat(gateway.sql().count("select count(*) from payment where recurrent")).isEqualTo(1);

    List<Integer> seen = new ArrayList<>();
    Eventually.holds(
        "it is found out",
        () -> {
          gateway.clock().advance(Duration.ofSeconds(30));
          seen.add(1);
          return gateway.sql().count("select count(*) from subscription where turn = 2") == 1;
        });

    assertThat(gateway.sql().rows("select state, count(*) from payment where recurrent group by 1"))
        .containsExactly(List.of("AUTHORIZED", "1"));
    nowCosts(id, 1500);
    Books.agree(gateway);
  }

  @Test
  void an_ended_subscription_pays_nothing_more() {
    subscribed("1500", "MONTHLY");
    var service = shop.granted(shop.serviceToken());
    var id = gateway.sql().one("select id from subscription");
    gateway.wire().post("/recurrent/subscriptions/" + id + "/end", "application/json", "",
        "Authorization", "Bearer " + service);

    gateway.clock().advance(Duration.ofDays(400));
    gateway.restart();
    shop.pay(TestShop.freshInvoice());

    assertThat(gateway.sql().count("select count(*) from payment where recurrent")).isZero();
  }
}
