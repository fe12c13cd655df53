package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.CredentialUse;
import kz.tolem.gateway.acquirer.HostJournal;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a saved card's payments tell the card host of one another, and what ends those without the buyer (ADR 27).
class StoredCredentialTest {

  private static TestGateway gateway;

  private final TestShop shop = gateway.shop();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// What the host noted of a payment; null when it was not asked.
  private static HostJournal.Entry noted(Answer answer) {
    return gateway.journal().stream()
        .filter(entry -> entry.payment().toString().equals(answer.text("id")))
        .findFirst()
        .orElse(null);
  }

  private static String networkId(Answer answer) {
    return ((AcquirerReply.Approved) noted(answer).reply()).networkId();
  }

  private Answer automatic() {
    return automatic("100");
  }

  private Answer automatic(String amount) {
    var invoice = TestShop.freshInvoice();
    return shop.payment(invoice, amount).withRaw("recurrent", "true").send(gateway.wire(), shop.token(invoice, amount));
  }

  private Answer declines(int code) {
    return shop.pay(TestShop.freshInvoice(), Integer.toString(900_000 + code));
  }

  @Test
  void the_first_approval_of_a_card_is_told_with_every_later_payment() {
    var first = shop.pay(TestShop.freshInvoice());
    var second = shop.pay(TestShop.freshInvoice());
    var third = automatic();

    assertThat(noted(first).use()).isEqualTo(new CredentialUse(CredentialUse.Reason.BUYER_PRESENT, ""));
    assertThat(networkId(first)).matches("[0-9]{15}");
    assertThat(noted(second).use())
        .isEqualTo(new CredentialUse(CredentialUse.Reason.BUYER_PRESENT, networkId(first)));
    assertThat(noted(third).use()).isEqualTo(new CredentialUse(CredentialUse.Reason.UNSCHEDULED, networkId(first)));
  }

  @Test
  void mastercard_names_its_transactions_in_its_own_way() {
    var card = shop.savedCard("5522042705066736");
    var invoice = TestShop.freshInvoice();

    var paid = shop.paymentWith(card, invoice).send(gateway.wire(), shop.token(invoice));

    assertThat(networkId(paid)).matches("[0-9A-Z]{9}0115");
  }

  @Test
  void a_decline_links_nothing() {
    declines(484);

    var paid = shop.pay(TestShop.freshInvoice());

    assertThat(noted(paid).use().networkId()).isEmpty();
  }

  static Stream<Integer> endingCodes() {
    return DeclineCode.known().stream().filter(DeclineCode::endsCard).map(DeclineCode::code);
  }

  @ParameterizedTest
  @MethodSource("endingCodes")
  void a_code_that_says_never_again_ends_payments_without_the_buyer_and_no_others(int code) {
    declines(code);

    var stopped = automatic();
    var present = shop.pay(TestShop.freshInvoice());

    assertThat(stopped.status()).isEqualTo(400);
    assertThat(stopped.number("code")).isEqualTo(code);
    assertThat(stopped.text("message")).isEqualTo(DeclineCode.of(code).text(Language.RUSSIAN));
    assertThat(noted(stopped)).as("what the host heard of it").isNull();
    assertThat(present.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {484, 462, 493, 2740})
  void another_code_ends_nothing(int code) {
    declines(code);

    assertThat(automatic().status()).isEqualTo(200);
  }

  @Test
  void an_automatic_payment_may_end_the_next_ones_itself() {
    automatic("900483");

    assertThat(automatic().number("code")).isEqualTo(483);
  }

  @Test
  void a_decline_of_our_own_is_a_payment_like_any_other() {
    try (var receiver = Receiver.start()) {
      declines(481);
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      var body = shop.payment(invoice).withRaw("recurrent", "true").postingTo(receiver.url("/ok"), receiver.url("/no"));

      var first = body.send(gateway.wire(), token);
      var replay = body.send(gateway.wire(), token);
      var told = receiver.await(1).getFirst();

      assertThat(first.number("code")).isEqualTo(481);
      assertThat(first.text("reference")).isEmpty();
      assertThat(replay.body()).isEqualTo(first.body());
      assertThat(told.path()).isEqualTo("/no");
      assertThat(told.json()).containsEntry("id", first.text("id")).containsEntry("code", "error");
      assertThat(gateway.sql().rows("select state, decline_code from payment where invoice_number = ?", invoice))
          .containsExactly(List.of("DECLINED", "481"));
      assertThat(shop.pay(invoice).status()).as("the invoice is free for the buyer").isEqualTo(200);
    }
  }

  @Test
  void a_stop_outlasts_a_restart() {
    try (var own = TestGateway.start()) {
      var shopOfOwn = own.shop();
      shopOfOwn.pay(TestShop.freshInvoice(), "900467");
      var invoice = TestShop.freshInvoice();

      own.restart();
      var stopped =
          shopOfOwn.payment(invoice).withRaw("recurrent", "true").send(own.wire(), shopOfOwn.token(invoice));

      assertThat(stopped.number("code")).isEqualTo(467);
    }
  }

  @Test
  void another_card_of_the_shop_is_not_stopped() {
    declines(465);
    CardId other = shop.savedCard("5522042705066736");
    var invoice = TestShop.freshInvoice();

    var paid =
        shop.paymentWith(other, invoice).withRaw("recurrent", "true").send(gateway.wire(), shop.token(invoice));

    assertThat(paid.status()).isEqualTo(200);
  }
}
