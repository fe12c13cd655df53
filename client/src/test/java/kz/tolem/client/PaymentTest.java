package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.SavedCardRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentTest {

  private static final String PAY = "/payments/cards/auth";
  private static final String STATUS = "/check-status";

  private final Peer peer = Peer.start().on("/oauth2/token", Reactions.json(200, Shop.TOKEN));

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void a_blocked_payment_is_authorized() {
    peer.on(PAY, Reactions.json(200, Shop.paid("AUTH")));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result)
        .isEqualTo(
            new PaymentResult.Authorized(
                Shop.purchase().invoice(),
                Shop.PAYMENT,
                PaymentResult.Stage.BLOCKED,
                Shop.purchase().money(),
                "632857740857",
                Optional.of(Shop.CARD)));
  }

  @Test
  void the_request_is_strictly_as_documented_and_carries_its_token() {
    peer.on(PAY, Reactions.json(200, Shop.paid("CHARGE")));

    Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    Peer.Request token = peer.requests("/oauth2/token").get(0);
    assertThat(token.headers().get("content-type")).startsWith("multipart/form-data; boundary=");
    assertThat(token.body()).contains("name=\"invoiceID\"\r\n\r\n000000001\r\n").contains("name=\"secret_hash\"");
    Peer.Request pay = peer.requests(PAY).get(0);
    assertThat(pay.headers()).containsEntry("authorization", "Bearer DCEB8O_ZM5U7SO_T_U5EJQ");
    assertThat(pay.body()).contains("\"amount\":100,").contains("\"cardId\":{\"id\":\"" + Shop.CARD + "\"}");
    assertThat(SavedCardRequest.read(pay.bytes()).backLink()).contains("");
  }

  @Test
  void a_decline_has_texts_and_says_when_to_try_again() {
    peer.on(PAY, Reactions.json(400, "{\"code\":484,\"message\":\"x\",\"id\":\"" + Shop.PAYMENT + "\"}"));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.Declined.class);
    Decline decline = ((PaymentResult.Declined) result).decline();
    assertThat(decline.text(Language.ENGLISH)).isNotEqualTo(decline.text(Language.KAZAKH)).isNotBlank();
    assertThat(decline.repeat()).isEqualTo(new Decline.Repeat.NotBefore(Duration.ofDays(1)));
  }

  @Test
  void a_refused_request_is_an_exception_with_what_support_asks_for() {
    peer.on(PAY, Reactions.json(400, "{\"code\":-1,\"message\":\"card not found\"}", "X-Request-Id: abc-1"));

    assertThatThrownBy(() -> Shop.client(peer).pay(Shop.CARD, Shop.purchase()))
        .isInstanceOfSatisfying(
            TolemRefusedException.class,
            refused -> {
              assertThat(refused.requestId()).isEqualTo("abc-1");
              assertThat(refused.httpStatus()).contains(400);
              assertThat(refused.invoice()).contains(Shop.purchase().invoice());
              assertThat(refused.serverMessage()).isEqualTo("card not found");
            });
  }

  @Test
  void a_pending_secure_step_is_not_a_payment() {
    String step = "{\"paReq\":\"p\",\"md\":\"m\",\"action\":\"https://acs.example\"}";
    peer.on(PAY, Reactions.json(200, Shop.reply("3D", step)));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.NeedsBuyer.class);
  }

  @Test
  void after_a_lost_answer_the_status_comes_before_anything_else() {
    peer.on(PAY, Reactions.reset()).on(STATUS, Reactions.json(200, Shop.status("AUTH")));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
    assertThat(peer.requests(PAY)).hasSize(1);
  }

  @Test
  void a_tolem_that_does_not_know_the_payment_gets_the_same_bytes_again() {
    peer.on(PAY, Reactions.reset(), Reactions.json(200, Shop.paid("AUTH")))
        .on(STATUS, Reactions.json(200, Shop.notFound()));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
    assertThat(peer.requests(PAY)).hasSize(2);
    assertThat(peer.requests(PAY).get(1).body()).isEqualTo(peer.requests(PAY).get(0).body());
    assertThat(peer.requests(PAY).get(1).headers().get("authorization"))
        .isEqualTo(peer.requests(PAY).get(0).headers().get("authorization"));
  }

  @Test
  void the_bank_never_gets_a_payment_twice() {
    peer.on(PAY, Reactions.reset()).on(STATUS, Reactions.json(200, Shop.notFound()));

    PaymentResult result = Shop.clientOfBank(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.InDoubt.class);
    assertThat(peer.requests(PAY)).hasSize(1);
  }

  @Test
  void an_older_attempts_decline_is_not_taken_for_this_ones() {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN, "Date: Thu, 15 Jan 2026 10:00:00 GMT"))
        .on(PAY, Reactions.reset())
        .on(STATUS, Reactions.json(200, Shop.status("REJECT")));

    PaymentResult result = Shop.clientOfBank(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.InDoubt.class);
  }

  @Test
  void this_attempts_decline_is_known_by_its_time_at_the_bank() {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN, "Date: Thu, 15 Jan 2026 08:59:59 GMT"))
        .on(PAY, Reactions.reset())
        .on(STATUS, Reactions.json(200, Shop.status("REJECT")));

    PaymentResult result = Shop.clientOfBank(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.Declined.class);
  }

  @Test
  void the_code_for_not_known_leads_to_the_status() {
    peer.on(PAY, Reactions.json(408, "{\"code\":454,\"message\":\"x\",\"id\":\"" + Shop.PAYMENT + "\"}"))
        .on(STATUS, Reactions.json(200, Shop.status("107", "NEW", "100")), Reactions.json(200, Shop.status("REJECT")));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.Declined.class);
  }

  @Test
  void another_amount_under_the_same_invoice_is_in_doubt() {
    peer.on(PAY, Reactions.reset()).on(STATUS, Reactions.json(200, Shop.status("100", "CHARGE", "99")));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOfSatisfying(
        PaymentResult.InDoubt.class, doubt -> assertThat(doubt.why()).isEqualTo(Doubt.DIFFERS));
  }

  /** A proxy that mixes up two answers must not make an order paid. */
  @Test
  void the_answer_to_another_order_is_not_this_ones() {
    peer.on(PAY, Reactions.json(200, Shop.paid("AUTH").replace("000000001", "000000002")))
        .on(STATUS, Reactions.json(200, Shop.notFound()));

    PaymentResult result = Shop.clientOfBank(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOfSatisfying(
        PaymentResult.InDoubt.class, doubt -> assertThat(doubt.why()).isEqualTo(Doubt.DIFFERS));
  }

  @Test
  void a_payment_without_its_buyer_can_be_stored_before_it_is_sent() {
    peer.on(PAY, Reactions.json(200, Shop.paid("AUTH")));
    TolemClient client = Shop.client(peer);
    PaymentAttempt attempt = client.prepareWithoutBuyer(Shop.CARD, Shop.purchase());

    assertThat(client.send(PaymentAttempt.restore(attempt.store()))).isInstanceOf(PaymentResult.Authorized.class);

    assertThat(SavedCardRequest.read(peer.requests(PAY).get(0).bytes()).recurrent()).isTrue();
  }

  @Test
  void a_word_of_a_newer_server_is_neither_paid_nor_declined() {
    peer.on(PAY, Reactions.json(200, Shop.paid("PARTLY"))).on(STATUS, Reactions.json(200, Shop.status("PARTLY")));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOfSatisfying(
        PaymentResult.InDoubt.class, doubt -> assertThat(doubt.why()).isEqualTo(Doubt.NOT_UNDERSTOOD));
  }

  @Test
  void fields_of_a_newer_server_do_no_harm() {
    String reply = Shop.paid("AUTH").replace("\"code\":0", "\"code\":\"0\",\"newField\":{\"a\":[1,{\"b\":null}]}");
    peer.on(PAY, Reactions.json(200, reply.replace("\"amount\":100", "\"amount\":\"100.00\"")));

    PaymentResult result = Shop.client(peer).pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
  }

  @Test
  void the_deadline_holds_against_a_server_that_drips() {
    VirtualTime time = new VirtualTime();
    peer.on(PAY, time.drip(Peer.answer(200, Reactions.JSON, Shop.paid("AUTH"))))
        .on(STATUS, time.drip(Peer.answer(200, Reactions.JSON, Shop.status("AUTH"))));

    TolemClient client = Shop.client(Shop.bank(peer.base()), builder -> builder.edges(time.edges()));

    PaymentResult result = client.pay(Shop.CARD, Shop.purchase());

    assertThat(result).isInstanceOf(PaymentResult.InDoubt.class);
    assertThat(time.passed()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void retry_after_is_obeyed_and_a_pause_beyond_the_deadline_is_not_waited_for() {
    peer.on(PAY, Reactions.json(429, "{}", "Retry-After: 1"), Reactions.json(200, Shop.paid("AUTH")));
    assertThat(Shop.client(peer).pay(Shop.CARD, Shop.purchase())).isInstanceOf(PaymentResult.Authorized.class);

    peer.on(PAY, Reactions.json(429, "{}", "Retry-After: 3600"));
    assertThatThrownBy(() -> Shop.client(peer).pay(Shop.CARD, Shop.purchase()))
        .isInstanceOfSatisfying(
            TolemTransportException.class, trouble -> assertThat(trouble.mayHaveBeenReceived()).isFalse());
  }

  @Test
  void a_stored_attempt_is_settled_after_a_crash() {
    peer.on(PAY, Reactions.json(200, Shop.paid("AUTH"))).on(STATUS, Reactions.json(200, Shop.notFound()));
    TolemClient before = Shop.client(peer);
    String stored = before.prepare(Shop.CARD, Shop.purchase()).store();

    PaymentResult result = Shop.client(peer).settle(PaymentAttempt.restore(stored));

    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
    assertThat(peer.requests("/oauth2/token")).as("one for the payment, one for the status").hasSize(2);
  }

  @Test
  void an_attempt_whose_token_is_over_is_settled_by_the_status_alone() {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN, "Date: Thu, 15 Jan 2026 08:59:59 GMT"))
        .on(PAY, Reactions.json(401, "{\"code\":-1,\"message\":\"token is expired\"}"))
        .on(STATUS, Reactions.json(200, Shop.status("REJECT")), Reactions.json(200, Shop.notFound()));
    TolemClient client = Shop.client(peer);
    PaymentAttempt attempt = client.prepare(Shop.CARD, Shop.purchase());

    assertThat(client.settle(attempt)).isInstanceOf(PaymentResult.Declined.class);
    assertThatThrownBy(() -> client.settle(attempt)).isInstanceOf(TolemRefusedException.class);
  }

  @Test
  void what_could_not_be_sent_is_no_result() {
    peer.close();

    assertThatThrownBy(() -> Shop.client(peer).pay(Shop.CARD, Shop.purchase()))
        .isInstanceOfSatisfying(
            TolemTransportException.class, trouble -> assertThat(trouble.mayHaveBeenReceived()).isFalse());
  }

  @Test
  void nothing_printed_holds_a_secret() {
    TolemClient client = Shop.client(peer);
    PaymentAttempt attempt = client.prepare(Shop.CARD, Shop.purchase());

    String printed =
        client + " " + attempt + " " + new PaymentResult.InDoubt(attempt, Doubt.ANSWER_LOST) + Shop.credentials()
            + client.secretHashes();

    assertThat(printed).doesNotContain("yF587").doesNotContain("DCEB8O").doesNotContain("uuid000001");
  }
}
