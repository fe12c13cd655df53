package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentFrequency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationTest {

  private static final String STATUS = "/check-status";
  private static final String OK = "{\"code\":0,\"message\":\"ok\"}";

  private final Peer peer = Peer.start().on("/oauth2/token", Reactions.json(200, Shop.TOKEN));

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void an_empty_answer_is_done() {
    peer.on("/charge", Reactions.json(200, ""));

    assertThat(Shop.client(peer).charge(Shop.PAYMENT)).isEqualTo(new OperationResult.Done(Shop.PAYMENT));
  }

  @Test
  void a_refund_carries_its_amount_and_its_id() {
    peer.on("/refund", Reactions.json(200, OK));

    Shop.client(peer).refund(Shop.PAYMENT, "refund 7", Shop.purchase().money());

    assertThat(peer.requests("/refund").get(0).path()).endsWith("/refund?amount=100&externalID=refund+7");
  }

  @Test
  void a_charge_whose_answer_was_lost_is_done_when_the_status_says_so() {
    peer.on("/charge", Reactions.reset()).on(STATUS, Reactions.json(200, Shop.status("CHARGE")));

    assertThat(Shop.client(peer).charge(Shop.PAYMENT)).isInstanceOf(OperationResult.Done.class);
    assertThat(peer.requests("/charge")).hasSize(1);
  }

  @Test
  void a_charge_is_repeated_while_the_money_is_still_blocked() {
    peer.on("/charge", Reactions.reset(), Reactions.json(200, OK)).on(STATUS, Reactions.json(200, Shop.status("AUTH")));

    assertThat(Shop.clientOfBank(peer).charge(Shop.PAYMENT)).isInstanceOf(OperationResult.Done.class);
    assertThat(peer.requests("/charge")).hasSize(2);
  }

  @Test
  void a_refund_at_the_bank_is_never_repeated() {
    peer.on("/refund", Reactions.reset()).on(STATUS, Reactions.json(200, Shop.status("CHARGE")));

    OperationResult result = Shop.clientOfBank(peer).refund(Shop.PAYMENT, "refund-7");

    assertThat(result).isInstanceOf(OperationResult.InDoubt.class);
    assertThat(((OperationResult.InDoubt) result).seen()).get().isInstanceOf(PaymentStatus.Paid.class);
    assertThat(peer.requests("/refund")).hasSize(1);
  }

  @Test
  void a_refund_at_a_tolem_is_repeated_under_its_id() {
    peer.on("/refund", Reactions.reset(), Reactions.json(200, OK))
        .on(STATUS, Reactions.json(200, Shop.status("CHARGE")));

    assertThat(Shop.client(peer).refund(Shop.PAYMENT, "refund-7")).isInstanceOf(OperationResult.Done.class);
  }

  @Test
  void a_refusal_changes_nothing_and_says_why() {
    peer.on("/cancel", Reactions.json(400, "{\"code\":100,\"message\":\"not in AUTH\"}"));

    assertThat(Shop.client(peer).cancel(Shop.PAYMENT))
        .isEqualTo(new OperationResult.Refused(Shop.PAYMENT, 100, "not in AUTH"));
  }

  @Test
  void the_service_token_is_kept_and_replaced_once_when_it_is_refused() {
    peer.on(STATUS, Reactions.json(200, Shop.notFound()));
    TolemClient client = Shop.client(peer);
    client.status(new InvoiceId(Shop.INVOICE));
    client.status(new InvoiceId(Shop.INVOICE));
    assertThat(peer.requests("/oauth2/token")).hasSize(1);

    peer.on(STATUS, Reactions.json(401, "{\"code\":-1,\"message\":\"token is expired\"}"));

    assertThatThrownBy(() -> client.status(new InvoiceId(Shop.INVOICE))).isInstanceOf(TolemRefusedException.class);
    assertThat(peer.requests("/oauth2/token")).as("asked once more, not without end").hasSize(2);
  }

  @Test
  void a_token_of_a_short_life_is_fetched_anew() {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN.replace("\"1200\"", "0")))
        .on(STATUS, Reactions.json(200, Shop.notFound()));
    TolemClient client = Shop.client(peer);

    client.status(new InvoiceId(Shop.INVOICE));
    client.status(new InvoiceId(Shop.INVOICE));

    assertThat(peer.requests("/oauth2/token")).hasSize(2);
  }

  @Test
  void no_saved_cards_is_an_empty_list_in_every_form() {
    for (Peer.Reaction reaction :
        List.of(
            Reactions.json(200, "[]"),
            Reactions.json(200, "{\"code\":1373,\"message\":\"no\"}"),
            Reactions.json(404, "{\"code\":1373,\"message\":\"no\"}"))) {
      peer.on("/cards/", reaction);

      assertThat(Shop.client(peer).cards().of("client 17/ж")).isEmpty();
    }
    assertThat(peer.requests("/cards/").get(0).path()).isEqualTo("/cards/client%2017%2F%D0%B6");
  }

  @Test
  void a_card_that_is_deactivated_twice_is_not_there_the_second_time() {
    peer.on(
        "/card/deactivate",
        Reactions.json(200, "{\"status\":\"x\"}"),
        Reactions.json(404, "{\"code\":-1,\"message\":\"card not found\"}"));
    TolemClient client = Shop.client(peer);

    assertThat(client.cards().deactivate(Shop.CARD)).isEqualTo(SavedCards.Deactivation.DONE);
    assertThat(client.cards().deactivate(Shop.CARD)).isEqualTo(SavedCards.Deactivation.NOT_THERE);
  }

  /** The last try finds nobody, but the first one was heard: who then begins anew might have two subscriptions. */
  @Test
  void a_call_that_may_have_been_received_once_stays_so_when_later_tries_are_not_sent() {
    String path = "/recurrent/subscribe";
    peer.on(path, Reactions.reset(), Reactions.json(429, "{}"));
    assertThat(mayHaveBeenReceived()).isTrue();

    peer.on(path, Reactions.reset(), Reactions.json(401, "{\"code\":-1,\"message\":\"token is expired\"}"))
        .on("/oauth2/token", Reactions.json(200, Shop.TOKEN), Reactions.json(429, "{}"));
    assertThat(mayHaveBeenReceived()).isTrue();

    peer.on(path, Reactions.json(429, "{}")).on("/oauth2/token", Reactions.json(200, Shop.TOKEN));
    assertThat(mayHaveBeenReceived()).isFalse();
  }

  private boolean mayHaveBeenReceived() {
    try {
      Shop.client(peer).subscriptions().begin(Shop.PAYMENT, PaymentFrequency.MONTHLY);
      throw new AssertionError("it is answered");
    } catch (TolemTransportException e) {
      return e.mayHaveBeenReceived();
    }
  }
}
