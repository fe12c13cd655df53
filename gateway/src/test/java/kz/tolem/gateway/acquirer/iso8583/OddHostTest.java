package kz.tolem.gateway.acquirer.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.ResponseCode;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.OddHost;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// Hosts that answer what they should not.
class OddHostTest {

  private static TestGateway gateway(OddHost host) {
    return TestGateway.start(s -> host.behind().apply(s).acquirerWait(Duration.ofSeconds(3)));
  }

  private static Answer does(TestGateway gateway, TestShop shop, String id, String verb) {
    return gateway.wire().post("/operation/" + id + "/" + verb, "application/json", "",
        "Authorization", "Bearer " + shop.granted(shop.serviceToken()));
  }

  private static void until(TestGateway gateway, String none, Object... values) throws InterruptedException {
    for (int i = 0; gateway.sql().count(none, values) > 0; i++) {
      assertThat(i).as("tenths of a second").isLessThan(150);
      gateway.clock().advance(Duration.ofMillis(100));
      Thread.sleep(100);
    }
  }

  /// Approves with what the test makes of the approval, and acknowledges reversals.
  private static OddHost approving(Function<Message, Message> approval) {
    return OddHost.start(
        message ->
            List.of(
                message.type() == MessageType.PURCHASE || message.type() == MessageType.AUTHORISATION
                    ? approval.apply(message)
                    : OddHost.approved(message)));
  }

  private static void isUndone(OddHost host, String... amounts) throws InterruptedException {
    try (var gateway = gateway(host)) {
      var shop = gateway.shop();
      for (String amount : amounts) {
        var invoice = TestShop.freshInvoice();
        var token = shop.token(invoice, amount);
        var body = shop.payment(invoice, amount);

        var first = body.send(gateway.wire(), token);
        until(gateway, "select count(*) from payment where state = 'PENDING' or reversed_at is null");
        var last = body.send(gateway.wire(), token);

        assertThat(first.status()).as(first.body()).isIn(408, 400);
        assertThat(last.number("code")).as(last.body()).isEqualTo(458);
        assertThat(host.heard(MessageType.REVERSAL_ADVICE))
            .as(amount)
            .anyMatch(message -> message.text(Field.AMOUNT).equals("000000%s00".formatted(amount)));
      }
    }
  }

  /// What the host is to say to an amount: its last two digits before the minor units.
  private static String wanted(Message message) {
    return message.text(Field.AMOUNT).substring(8, 10);
  }

  @Test
  void an_approval_of_another_amount_is_undone() throws Exception {
    try (var host = approving(asked ->
        asked.reply("00").with(Field.AMOUNT, "000000005000").with(Field.REFERENCE, "632800000001").build())) {
      isUndone(host, "1500");
    }
  }

  @Test
  void an_approval_that_names_another_payment_is_undone() throws Exception {
    try (var host = approving(asked ->
        asked
            .reply("00")
            .with(Field.REFERENCE, "632800000001")
            .with(Field.PRIVATE, "01036018f3c2a-0000-7000-8000-000000000001")
            .build())) {
      isUndone(host, "1500");
    }
  }

  /// Of a part of the amount, against papers, for a very important person, without cash; or its issuer answered the
  /// host too late.
  @Test
  void an_approval_of_another_kind_is_undone() throws Exception {
    try (var host = approving(asked -> asked.reply(wanted(asked)).with(Field.REFERENCE, "632800000001").build())) {
      isUndone(host, "1508", "1510", "1511", "1587", "1568");
    }
  }

  /// More than the gateway tells at once are refused; one that comes later is undone all the same.
  @Test
  void reversals_that_the_host_refuses_do_not_stand_in_the_others_way() throws Exception {
    int refused = 34;
    try (var host = OddHost.start(
            message ->
                message.type() != MessageType.REVERSAL_ADVICE
                    ? List.of()
                    : List.of(
                        message.text(Field.AMOUNT).equals("000000011100")
                            ? message.reply(ResponseCode.INVALID_TRANSACTION.code()).build()
                            : message.reply(ResponseCode.NOT_FOUND.code()).build()));
        var gateway = gateway(host);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = gateway.shop();
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < refused; i++) {
        answers.add(threads.submit(() -> shop.pay(TestShop.freshInvoice(), "111")));
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(408);
      }

      shop.pay(TestShop.freshInvoice(), "222");
      until(gateway, "select count(*) from payment where amount = 22200 and state = 'PENDING'");

      assertThat(gateway.sql().count("select count(*) from payment where state = 'PENDING'")).isEqualTo(refused);
    }
  }

  /// The first message was carried out, and its answer lost.
  @Test
  void a_repeat_that_the_host_cannot_answer_just_now_settles_nothing() throws Exception {
    Map<String, Integer> repeats = new ConcurrentHashMap<>();
    try (var host = OddHost.start(
            message ->
                switch (message.type()) {
                  case COMPLETION -> List.of();
                  case COMPLETION_REPEAT ->
                      List.of(
                          repeats.merge(wanted(message), 1, Integer::sum) < 3
                              ? message.reply(wanted(message)).build()
                              : OddHost.approved(message));
                  case AUTHORISATION, AUTHORISATION_REPLY, PURCHASE, PURCHASE_REPEAT, PURCHASE_REPLY, COMPLETION_REPLY,
                      REVERSAL, REVERSAL_REPEAT, REVERSAL_REPLY, REVERSAL_ADVICE, REVERSAL_ADVICE_REPEAT,
                      REVERSAL_ADVICE_REPLY, NETWORK, NETWORK_REPLY ->
                      List.of(OddHost.approved(message));
                });
        var gateway = gateway(host);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = gateway.shop();
      List<Future<Answer>> charges = new ArrayList<>();
      for (String amount : List.of("1568", "1591", "1594", "1596")) {
        var id = shop.pay(TestShop.freshInvoice(), amount).text("id");
        charges.add(threads.submit(() -> does(gateway, shop, id, "charge")));
      }
      for (var charge : charges) {
        assertThat(charge.get().status()).as(charge.get().body()).isEqualTo(408);
      }
      until(gateway, "select count(*) from operation where state = 'PENDING'");

      assertThat(repeats).hasSize(4).allSatisfy((_, times) -> assertThat(times).isEqualTo(3));
      assertThat(gateway.sql().column("select state from payment")).hasSize(4).containsOnly("CHARGED");
    }
  }

  /// A host that has the first message in hand may do it twice.
  @Test
  void what_one_gateway_waits_for_is_not_sent_again_by_another() throws Exception {
    try (var host = OddHost.start(
            message -> {
              boolean refund = message.text(Field.PROCESSING_CODE).startsWith("20");
              if (refund && message.type() == MessageType.PURCHASE) {
                pause(2_500);
              }
              return List.of(OddHost.approved(message));
            });
        var gateway = TestGateway.start(s ->
            host.behind().apply(s).acquirerWait(Duration.ofSeconds(8)).with("TOLEM_CARD_HOST_WAIT", "PT5S"));
        var other = gateway.another();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = gateway.shop(Terminals::oneStep);
      var id = shop.pay(TestShop.freshInvoice()).text("id");

      Future<Answer> refund = threads.submit(() -> does(gateway, shop, id, "refund"));
      for (int i = 0; host.heard(MessageType.PURCHASE).size() < 2; i++) {
        assertThat(i).as("hundredths of a second").isLessThan(500);
        Thread.sleep(10);
      }
      gateway.clock().advance(Duration.ofSeconds(2)); // longer than a gateway leaves alone what it knows to be lost

      assertThat(refund.get().status()).as(refund.get().body()).isEqualTo(200);
      assertThat(host.heard(MessageType.PURCHASE_REPEAT)).isEmpty();
      assertThat(other.sql().count("select count(*) from operation where state = 'DONE'")).isEqualTo(1);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
