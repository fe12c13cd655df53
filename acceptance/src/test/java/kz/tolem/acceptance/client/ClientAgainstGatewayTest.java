package kz.tolem.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import kz.tolem.client.Credentials;
import kz.tolem.client.Cryptograms;
import kz.tolem.client.Decline;
import kz.tolem.client.Environment;
import kz.tolem.client.OperationResult;
import kz.tolem.client.PaymentAttempt;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.PaymentStatus;
import kz.tolem.client.SavedCards;
import kz.tolem.client.SecureForm;
import kz.tolem.client.TokenEncoding;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemRefusedException;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CardListEntry;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.OperationListRequest;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.RecurrentSubscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The client's every operation against a real gateway.
class ClientAgainstGatewayTest {

  private static final Currency KZT = Currency.getInstance("KZT");

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(s -> s.acquirerWait(Duration.ofMillis(500)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static PaymentResult.Authorized authorized(PaymentResult result) {
    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
    return (PaymentResult.Authorized) result;
  }

  @Test
  void a_payment_is_blocked_charged_and_refunded_in_parts() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);

    var paid = authorized(client.pay(shop.card(), ClientOf.order("1500").build()));
    var charged = client.charge(paid.id(), new Money(120_000, KZT));
    var once = client.refund(paid.id(), "refund-1", new Money(20_000, KZT));
    var again = client.refund(paid.id(), "refund-1", new Money(20_000, KZT));
    var status = client.status(paid.invoice());
    var rest = client.refund(paid.id(), "refund-2");

    assertThat(paid.stage()).isEqualTo(PaymentResult.Stage.BLOCKED);
    assertThat(paid.card()).contains(shop.card());
    assertThat(List.of(charged, once, again, rest)).allMatch(OperationResult.Done.class::isInstance);
    assertThat(status).isInstanceOf(PaymentStatus.Paid.class);
    assertThat(status.details().orElseThrow().amounts().returned()).get().hasToString("200");
    assertThat(client.status(paid.id())).isInstanceOf(PaymentStatus.Refunded.class);
  }

  @Test
  void a_block_is_cancelled_and_cannot_be_charged_any_more() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var paid = authorized(client.pay(shop.card(), ClientOf.order("100").build()));

    assertThat(client.cancel(paid.id())).isInstanceOf(OperationResult.Done.class);

    assertThat(client.charge(paid.id())).isInstanceOf(OperationResult.Refused.class);
    assertThat(client.status(paid.invoice())).isInstanceOf(PaymentStatus.Cancelled.class);
  }

  @Test
  void a_decline_says_what_to_do_next() {
    var shop = gateway.shop();

    var result = ClientOf.shop(gateway, shop).pay(shop.card(), ClientOf.order("900465").build());

    assertThat(result)
        .isInstanceOfSatisfying(
            PaymentResult.Declined.class,
            declined -> {
              assertThat(declined.decline().code().code()).isEqualTo(465);
              assertThat(declined.decline().endsCard()).isTrue();
              assertThat(declined.decline().repeat()).isEqualTo(new Decline.Repeat.No());
              assertThat(declined.id()).isPresent();
            });
  }

  /// The card host answers after the gateway has stopped waiting: the client asks and repeats until there is an
  /// outcome.
  @Test
  void a_slow_card_host_is_waited_for() {
    try (var slow = TestGateway.start(s -> s.acquirerWait(Duration.ofMillis(300)).pause(TestPause.REAL))) {
      var shop = slow.shop();

      var result = ClientOf.shop(slow, shop).pay(shop.card(), ClientOf.order("910002").build());

      authorized(result);
    }
  }

  @Test
  void a_bank_that_declines_with_a_code_of_doubt_is_believed_once_the_status_agrees() {
    var shop = gateway.shop();

    var result = ClientOf.shop(gateway, shop).pay(shop.card(), ClientOf.order("900460").build());

    assertThat(result)
        .isInstanceOfSatisfying(
            PaymentResult.Declined.class,
            declined -> assertThat(declined.decline().repeat()).isEqualTo(new Decline.Repeat.AskFirst()));
  }

  @Test
  void what_nobody_knows_is_in_doubt_and_settled_later() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);

    var doubt = client.within(Duration.ofSeconds(2)).pay(shop.card(), ClientOf.order("920000").build());
    assertThat(doubt).isInstanceOf(PaymentResult.InDoubt.class);

    try (var _ = Ticking.of(gateway)) {
      authorized(client.settle(((PaymentResult.InDoubt) doubt).attempt()));
    }
  }

  @Test
  void an_answer_that_is_cut_off_is_found_out_by_the_status() {
    var shop = gateway.shop();
    try (var scissors = Scissors.before(gateway.port(), "/payments/cards/auth", 1)) {
      var client = ClientOf.at(scissors.base(), shop).build();

      authorized(client.pay(shop.card(), ClientOf.order("100").build()));

      assertThat(scissors.seen()).as("payment requests").isEqualTo(1);
    }
  }

  /// The decline is known to the gateway, but its answer is lost: only the repeat with the same token tells it.
  @Test
  void a_decline_that_is_cut_off_is_heard_at_the_repeat_and_made_once() {
    var shop = gateway.shop();
    var order = ClientOf.order("900484").build();
    try (var scissors = Scissors.before(gateway.port(), "/payments/cards/auth", 1)) {
      var client = ClientOf.at(scissors.base(), shop).build();

      assertThat(client.pay(shop.card(), order)).isInstanceOf(PaymentResult.Declined.class);

      var made = gateway.sql().count("select count(*) from payment where invoice_number = ?", order.invoice().digits());
      assertThat(made).isEqualTo(1);
    }
  }

  @Test
  void operations_whose_answers_are_cut_off_are_done_once() {
    var shop = gateway.shop();
    try (var scissors = Scissors.before(gateway.port(), "/operation/", 3)) {
      var client = ClientOf.at(scissors.base(), shop).build();
      var paid = authorized(client.pay(shop.card(), ClientOf.order("100").build()));

      assertThat(client.charge(paid.id())).isInstanceOf(OperationResult.Done.class);
      assertThat(client.refund(paid.id(), "r-1", new Money(5_000, KZT))).isInstanceOf(OperationResult.Done.class);

      var returned = client.status(paid.id()).details().orElseThrow().amounts().returned();
      assertThat(returned).get().hasToString("50");
    }
  }

  @Test
  void an_attempt_that_was_stored_survives_the_shops_crash() {
    var shop = gateway.shop();
    var before = ClientOf.shop(gateway, shop);
    var attempt = before.prepare(shop.card(), ClientOf.order("100").build());
    var stored = attempt.store();
    var lost = authorized(before.send(attempt));

    var after = ClientOf.shop(gateway, shop).settle(PaymentAttempt.restore(stored));

    assertThat(authorized(after).id()).isEqualTo(lost.id());
  }

  @Test
  void an_attempt_that_was_stored_and_never_sent_is_sent() {
    var shop = gateway.shop();
    var stored = ClientOf.shop(gateway, shop).prepare(shop.card(), ClientOf.order("100").build()).store();

    authorized(ClientOf.shop(gateway, shop).settle(PaymentAttempt.restore(stored)));
  }

  @Test
  void attempts_of_every_kind_can_be_stored_before_they_are_sent() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var cryptogram = client.cryptograms().encrypt("4405639704015096", "0127", "321");

    var absent = client.prepareWithoutBuyer(shop.card(), ClientOf.order("100").build());
    var typed = client.cryptograms().prepare(cryptogram, ClientOf.order("100").build(), Cryptograms.Keep.FORGET);

    for (var attempt : List.of(absent, typed)) {
      authorized(client.send(PaymentAttempt.restore(attempt.store())));
      authorized(client.settle(PaymentAttempt.restore(attempt.store())));
    }
  }

  @Test
  void a_card_has_no_bonuses_and_the_page_has_looks() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var cryptogram = client.cryptograms().encrypt("4405639704015096", "0127", "321");

    assertThat(client.cryptograms().bonuses(cryptogram, ClientOf.order("100").build())).isZero();
    assertThat(client.pages().looks().shopName()).isNotBlank();
  }

  @Test
  void a_card_that_is_not_there_is_a_refusal() {
    var shop = gateway.shop();

    assertThatThrownBy(
            () -> ClientOf.shop(gateway, shop).pay(new CardId(new UUID(1, 2)), ClientOf.order("100").build()))
        .isInstanceOf(TolemRefusedException.class)
        .hasMessageContaining("card not found");
  }

  @Test
  void a_buyer_shows_his_bank_who_he_is() {
    var shop = gateway.shop(Terminals::secure3d);
    var client = ClientOf.shop(gateway, shop);
    var acs = new Acs(gateway);

    var result = client.pay(shop.card(), ClientOf.order("100").build());
    assertThat(result).isInstanceOf(PaymentResult.NeedsBuyer.class);
    var waiting = (PaymentResult.NeedsBuyer) result;
    assertThat(client.status(waiting.invoice())).isInstanceOf(PaymentStatus.InProgress.class);
    Answer page = acs.post(SecureForm.of(waiting, Acs.TERM_URL).fields());
    var paRes = Acs.paRes(acs.type(page, Acs.RIGHT));

    assertThatThrownBy(() -> client.complete(waiting, "Zm9yZ2Vk")).isInstanceOf(TolemRefusedException.class);
    var kept = waiting.store();
    authorized(ClientOf.shop(gateway, shop).complete(PaymentResult.NeedsBuyer.restore(kept), paRes));
    authorized(client.complete(waiting, paRes));
  }

  @Test
  void a_typed_card_is_saved_listed_paid_with_and_taken_out_of_use() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var account = "buyer-" + UUID.randomUUID();
    var cryptogram = client.cryptograms().encrypt("5522042705066736", "0127", "775");

    var saved =
        authorized(
            client
                .cryptograms()
                .pay(cryptogram, ClientOf.order("100").account(account).build(), Cryptograms.Keep.SAVE));
    var cards = client.cards().of(account);

    assertThat(cards).extracting(CardListEntry::id).containsExactly(saved.card().orElseThrow());
    authorized(client.payWithoutBuyer(cards.getFirst().id(), ClientOf.order("200").account(account).build()));
    assertThat(client.cards().deactivate(cards.getFirst().id())).isEqualTo(SavedCards.Deactivation.DONE);
    assertThat(client.cards().of(account)).isEmpty();
    assertThat(client.cards().deactivate(cards.getFirst().id())).isEqualTo(SavedCards.Deactivation.NOT_THERE);
  }

  @Test
  void a_card_is_verified_without_money() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var cryptogram = client.cryptograms().encrypt("4405639704015096", "0127", "321");
    var order = ClientOf.order("100").money("0", "USD").build();

    var verified = authorized(client.cryptograms().verify(cryptogram, order, Cryptograms.Keep.FORGET));

    assertThat(verified.stage()).isEqualTo(PaymentResult.Stage.VERIFIED);
    assertThat(client.status(order.invoice())).isInstanceOf(PaymentStatus.Verified.class);
  }

  @Test
  void the_payment_page_opens_for_every_kind_of_order() {
    var shop = gateway.shop();
    var pages = ClientOf.shop(gateway, shop).pages();
    var verification = ClientOf.order("100").money("0", "USD").back("https://shop.example.kz/back").build();

    for (var page :
        List.of(
            pages.pay(ClientOf.order("100").back("https://shop.example.kz/back").build()),
            pages.payAndSave(ClientOf.order("100").back("https://shop.example.kz/back").build()),
            pages.saveCard(verification))) {
      var answer = gateway.wire().get(page.address().getRawPath() + "?" + page.address().getRawQuery());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains(page.object().invoiceId().orElseThrow());
    }
    assertThat(gateway.wire().get(pages.library().getPath()).body()).contains("halyk");
  }

  @Test
  void a_payment_is_repeated_by_the_gateway_until_the_shop_ends_it() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var paid = authorized(client.pay(shop.card(), ClientOf.order("100").build()));

    var begun = client.subscriptions().begin(paid.id(), PaymentFrequency.MONTHLY);
    var listed = client.subscriptions().list();
    var ended = client.subscriptions().end(listed.getFirst().id());

    assertThat(begun.invoiceId()).isEqualTo(paid.invoice().digits());
    assertThat(listed).extracting(RecurrentSubscription::transactionId).containsExactly(paid.id());
    assertThat(ended).get().extracting(RecurrentSubscription::status).isEqualTo(RecurrentSubscription.Status.ENDED);
    assertThat(client.subscriptions().find(listed.getFirst().id())).isPresent();
    assertThat(client.subscriptions().find(UUID.randomUUID().toString())).isEmpty();
    assertThat(client.subscriptions().after(listed.getFirst())).isEmpty();
  }

  @Test
  void payments_are_listed_for_the_shop_and_for_its_people() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var paid = authorized(client.pay(shop.card(), ClientOf.order("100").build()));
    var cashier = Person.of(gateway, shop, Role.VIEWER);
    var question =
        new OperationListRequest(
            1,
            20,
            List.of(
                new OperationListRequest.Filter(
                    OperationListRequest.Field.CREATED_DATE,
                    OperationListRequest.Method.AT_LEAST,
                    List.of("2026-01-01"))),
            List.of());

    var session = client.reports().signIn(cashier.login().text(), Person.PASSWORD);
    var asPerson = client.reports().search(question, client.reports().refresh(session));
    var asShop = client.reports().search(question);

    assertThat(asPerson.total()).isEqualTo(1);
    assertThat(asShop.operations())
        .singleElement()
        .satisfies(operation -> assertThat(operation.id()).contains(paid.id().toString()));
    assertThatThrownBy(() -> client.reports().signIn(cashier.login().text(), "wrong password"))
        .isInstanceOf(TolemRefusedException.class);
  }

  @Test
  void another_shops_payment_does_not_exist() {
    var shop = gateway.shop();
    var paid = authorized(ClientOf.shop(gateway, shop).pay(shop.card(), ClientOf.order("100").build()));
    var other = ClientOf.shop(gateway, gateway.shop());

    assertThat(other.status(paid.id())).isInstanceOf(PaymentStatus.NotFound.class);
    assertThat(other.charge(paid.id())).isInstanceOf(OperationResult.Refused.class);
    assertThat(other.status(new PaymentId(new UUID(3, 4)))).isInstanceOf(PaymentStatus.NotFound.class);
  }

  @Test
  void the_other_way_of_asking_for_tokens_works_too() {
    var shop = gateway.shop();
    var client =
        ClientOf.at("http://127.0.0.1:" + gateway.port(), shop).tokenEncoding(TokenEncoding.URLENCODED).build();

    client.probe();
    authorized(client.pay(shop.card(), ClientOf.order("100.50").build()));
  }

  @Test
  void calls_can_be_made_on_other_threads() throws Exception {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var result = client.async(threads, c -> c.pay(shop.card(), ClientOf.order("100").build()));

      authorized(result.get());
    }
  }

  @Test
  void wrong_credentials_are_refused_at_once() {
    var shop = gateway.shop();
    var client =
        TolemClient.to(
                Environment.at("http://127.0.0.1:" + gateway.port()),
                Credentials.of(shop.clientId(), "wrong", shop.terminal().id().toString()))
            .build();

    assertThatThrownBy(client::probe).isInstanceOf(TolemRefusedException.class).hasMessageContaining("HTTP 401");
    assertThatThrownBy(() -> client.pay(shop.card(), ClientOf.order("1").build()))
        .isInstanceOfSatisfying(
            TolemRefusedException.class, refused -> assertThat(refused.invoice()).isPresent());
  }
}
