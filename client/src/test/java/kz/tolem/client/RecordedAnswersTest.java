package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bank's own answers, as they were found in public (EPAY.md 2 to 9), read by the client. */
class RecordedAnswersTest {

  private static final InvoiceId INVOICE = new InvoiceId("100000451");
  private static final PaymentId ID = new PaymentId(UUID.fromString("5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d"));
  private static final CardId CARD = new CardId(UUID.fromString("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c"));

  private final Peer peer = Peer.start().on("/oauth2/token", answer(200, "02-token.payment.response.200.json"));

  @AfterEach
  void close() {
    peer.close();
  }

  private static Peer.Reaction answer(int status, String example) {
    return Reactions.json(status, Reactions.example(example));
  }

  private static Purchase purchase(String invoice, String amount, String currency) {
    return Purchase.invoice(invoice).money(amount, currency).description("order 451").account("client-17").build();
  }

  private PaymentResult pay() {
    return Shop.client(peer).pay(CARD, purchase("100000451", "1500", "KZT"));
  }

  private PaymentResult payByCryptogram(int status, String example) {
    peer.on("/payment/cryptopay", answer(status, example));
    Purchase purchase = purchase("100000451", "1500", "KZT");
    return Shop.client(peer).cryptograms().pay(Cryptogram.ofBase64("c3Bhcm"), purchase, Cryptograms.Keep.SAVE);
  }

  private PaymentStatus status(String example) {
    peer.on("/check-status", answer(200, example));
    return Shop.client(peer).status(INVOICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02-token.payment.response.200.json",
        "02-token.payment.response.200.string-expiry.json",
        "02-token.service.response.200.json"
      })
  void tokens_of_every_kind_are_taken(String example) {
    peer.on("/oauth2/token", answer(200, example))
        .on("/payments/cards/auth", answer(200, "03-saved-card.response.200.auth.json"));

    assertThat(pay()).isInstanceOf(PaymentResult.Authorized.class);
  }

  @Test
  void a_refused_token_is_a_refusal() {
    peer.on("/oauth2/token", answer(401, "02-token.error.401.recommended.json"));

    assertThatThrownBy(this::pay)
        .isInstanceOfSatisfying(
            TolemRefusedException.class,
            refused -> assertThat(refused.serverMessage()).isEqualTo("client authentication failed"));
  }

  @ParameterizedTest
  @CsvSource({"auth,BLOCKED", "charge,CHARGED"})
  void a_payment_is_authorized(String name, PaymentResult.Stage stage) {
    peer.on("/payments/cards/auth", answer(200, "03-saved-card.response.200." + name + ".json"));

    assertThat(pay())
        .isInstanceOfSatisfying(
            PaymentResult.Authorized.class,
            authorized -> {
              assertThat(authorized.stage()).isEqualTo(stage);
              assertThat(authorized.id()).isEqualTo(ID);
              assertThat(authorized.card()).contains(CARD);
            });
  }

  @Test
  void a_payment_waits_for_its_buyer() {
    peer.on("/payments/cards/auth", answer(200, "03-saved-card.response.200.3ds.json"));

    assertThat(pay()).isInstanceOf(PaymentResult.NeedsBuyer.class);
    assertThat(payByCryptogram(200, "07-cryptopay.response.200.3ds.json"))
        .isInstanceOfSatisfying(
            PaymentResult.NeedsBuyer.class,
            waiting -> assertThat(SecureForm.ofOtherSide(waiting).fields()).containsKeys("PaReq", "MD", "TermUrl"));
  }

  @Test
  void declines_and_refusals_are_told_apart() {
    peer.on("/payments/cards/auth", answer(400, "03-saved-card.error.400.decline.json"));
    assertThat(pay())
        .isInstanceOfSatisfying(
            PaymentResult.Declined.class,
            declined -> assertThat(declined.decline().pause()).contains(Duration.ofDays(1)));

    peer.on("/payments/cards/auth", answer(400, "03-saved-card.error.4xx.json"));
    assertThatThrownBy(this::pay).isInstanceOf(TolemRefusedException.class).hasMessageContaining("card not found");

    peer.on("/payments/cards/auth", answer(401, "03-saved-card.error.401.json"));
    assertThatThrownBy(this::pay).isInstanceOf(TolemRefusedException.class);
  }

  @Test
  void cryptograms_are_paid_declined_and_verified() {
    assertThat(payByCryptogram(200, "07-cryptopay.response.200.final.json"))
        .isInstanceOf(PaymentResult.Authorized.class);
    assertThat(payByCryptogram(400, "07-cryptopay.error.400.json"))
        .isInstanceOfSatisfying(
            PaymentResult.Declined.class, declined -> assertThat(declined.decline().endsCard()).isTrue());

    peer.on("/payment/cryptopay", answer(200, "06-card-verification.api.response.200.json"));
    PaymentResult verified =
        Shop.client(peer)
            .cryptograms()
            .verify(Cryptogram.ofBase64("c3Bhcm"), purchase("100000452", "0", "USD"), Cryptograms.Keep.SAVE);
    assertThat(verified)
        .isInstanceOfSatisfying(
            PaymentResult.Authorized.class,
            authorized -> assertThat(authorized.stage()).isEqualTo(PaymentResult.Stage.VERIFIED));
    assertThat(peer.requests("/payment/cryptopay").get(0).body())
        .as("both spellings of the key")
        .contains("\"\u0441ryptogram\":")
        .contains("\"cryptogram\":");
  }

  @ParameterizedTest
  @CsvSource({
    "100.auth,Blocked",
    "100.charge,Paid",
    "100.partially-refunded,Paid",
    "100.cancel,Cancelled",
    "100.refund,Refunded",
    "100.verified,Verified",
    "100.3d-pending,InProgress",
    "101.rejected,Declined",
    "102.not-found,NotFound",
    "107.in-progress,InProgress"
  })
  void every_status_has_its_meaning(String name, String meaning) {
    assertThat(status("08-status." + name + ".json").getClass().getSimpleName()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"104.terminal-absent", "106.terminal-incorrect", "109.terminal-foreign"})
  void a_wrong_terminal_is_a_refusal(String name) {
    assertThatThrownBy(() -> status("08-status." + name + ".json")).isInstanceOf(TolemRefusedException.class);
  }

  @Test
  void an_error_of_the_bank_is_asked_again_about() {
    peer.on("/check-status", answer(200, "08-status.103.error.json"), answer(200, "08-status.100.charge.json"));

    assertThat(Shop.client(peer).status(INVOICE)).isInstanceOf(PaymentStatus.Paid.class);
  }

  @Test
  void operations_are_done_or_refused() {
    peer.on("/refund", answer(200, "09-operation.response.200.json"));
    assertThat(Shop.client(peer).refund(ID, "refund-451-1")).isInstanceOf(OperationResult.Done.class);

    peer.on("/refund", answer(400, "09-operation.error.400.json"));
    assertThat(Shop.client(peer).refund(ID, "refund-451-1")).isInstanceOf(OperationResult.Refused.class);
  }

  @Test
  void saved_cards_are_listed_and_deactivated() {
    peer.on("/cards/", answer(200, "06-cards-list.response.200.json"), answer(200, "06-cards-list.empty.json"))
        .on("/card/deactivate", answer(200, "06-card-deactivate.response.200.json"));

    assertThat(Shop.client(peer).cards().of("client-17")).isNotEmpty();
    assertThat(Shop.client(peer).cards().of("client-17")).isEmpty();
    assertThat(Shop.client(peer).cards().deactivate(CARD)).isEqualTo(SavedCards.Deactivation.DONE);
  }
}
