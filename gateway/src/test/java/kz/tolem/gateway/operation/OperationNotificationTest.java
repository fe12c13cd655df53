package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Notifications of what is done to a payment after its authorisation, where a terminal asks for them.
class OperationNotificationTest {

  private static TestGateway gateway;

  private final Receiver receiver = Receiver.start();
  private final TestShop shop = gateway.shop(t -> Terminals.ruled(t, Terminals.rules(0, 30, 7, true)));
  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private String pays(TestShop payer, String amount) {
    return payer
        .payment(invoice, amount)
        .postingTo(receiver.url("/ok"), receiver.url("/no"))
        .send(gateway.wire(), payer.token(invoice, amount))
        .text("id");
  }

  private Answer does(String id, String call) {
    return gateway.wire().post(
        "/operation/" + id + "/" + call, "application/json", "",
        "Authorization", "Bearer " + shop.granted(shop.serviceToken()));
  }

  private static List<Object> of(Receiver.Call call, String... names) {
    return java.util.Arrays.stream(names).map(name -> call.json().get(name)).toList();
  }

  @Test
  void charge_and_refunds_are_told_in_order_after_the_payment() {
    var id = pays(shop, "1500");
    does(id, "charge?amount=1000");
    does(id, "refund?amount=400&externalID=back-1");
    does(id, "refund");

    var calls = receiver.await(4);

    assertThat(calls).allMatch(call -> call.path().equals("/ok"));
    assertThat(calls.getFirst().json()).doesNotContainKeys("operation", "operationId", "statusName");
    assertThat(calls.subList(1, 4))
        .extracting(call -> of(call, "id", "operation", "operationAmount", "statusName", "externalID", "code"))
        .containsExactly(
            java.util.Arrays.asList(id, "charge", new BigDecimal("1000"), "CHARGE", null, "ok"),
            java.util.Arrays.asList(id, "refund", new BigDecimal("400"), "CHARGE", "back-1", "ok"),
            java.util.Arrays.asList(id, "refund", new BigDecimal("600"), "REFUND", null, "ok"));
    String charge = "select id from operation where kind = 'CHARGE' and payment_id = ?::uuid";
    assertThat(calls.get(1).json())
        .containsEntry("invoiceId", invoice)
        .containsEntry("amount", new BigDecimal("1500"))
        .containsEntry("operationId", gateway.sql().one(charge, id));
  }

  @Test
  void a_cancel_is_told() {
    var id = pays(shop, "1500");
    does(id, "cancel");

    var told = receiver.await(2).getLast();

    assertThat(of(told, "operation", "statusName", "code", "reasonCode"))
        .containsExactly("cancel", "CANCEL", "ok", BigDecimal.ZERO);
  }

  @Test
  void a_release_is_told() {
    var id = pays(shop, "1500");
    receiver.await(1);
    gateway.clock().advance(Duration.ofDays(8));

    var told = receiver.await(2).getLast();

    assertThat(of(told, "id", "operation", "statusName")).containsExactly(id, "release", "CANCEL_OLD");
  }

  @Test
  void a_refusal_of_the_card_host_is_told_as_a_failure() {
    var id = pays(shop, "5000000");
    does(id, "charge");
    var refused = does(id, "refund?amount=900484");

    var told = receiver.await(3).getLast();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(of(told, "operation", "statusName", "code", "reasonCode"))
        .containsExactly("refund", "CHARGE", "error", new BigDecimal(484));
  }

  @Test
  void a_shop_that_was_away_hears_the_payment_before_its_charge_however_long_it_takes() {
    receiver.answers(Receiver.Behaviour.status(500));
    var id = pays(shop, "1500");
    receiver.await(1);
    does(id, "charge");
    untilTime(() -> receiver.calls().size() >= 5);
    assertThat(receiver.calls()).noneMatch(call -> call.json().containsKey("operation"));

    receiver.answers(Receiver.Behaviour.status(200));
    String delivered = "select count(*) from notification where invoice_number = ? and delivered_at is not null";
    untilTime(() -> gateway.sql().count(delivered, invoice) == 2);

    assertThat(receiver.calls().getLast().json()).containsEntry("operation", "charge");
    assertThat(receiver.calls().get(receiver.calls().size() - 2).json()).doesNotContainKey("operation");
  }

  /// Lets minutes pass until something holds.
  private static void untilTime(BooleanSupplier condition) {
    Eventually.holds(
        "in time",
        () -> {
          gateway.clock().advance(Duration.ofMinutes(1));
          return condition.getAsBoolean();
        });
  }

  @Test
  void nothing_is_told_unless_the_terminal_asks_for_it() {
    var quiet = gateway.shop();
    var id = pays(quiet, "1500");
    gateway.wire().post("/operation/" + id + "/charge", "application/json", "",
        "Authorization", "Bearer " + quiet.granted(quiet.serviceToken()));

    receiver.await(1);

    assertThat(gateway.sql().count("select count(*) from notification where payment_id = ?::uuid", id)).isEqualTo(1);
  }
}
