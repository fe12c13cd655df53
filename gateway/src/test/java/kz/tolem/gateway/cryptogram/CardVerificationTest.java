package kz.tolem.gateway.cryptogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.CardId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A card is verified by a call, without money (EPAY.md 6.2, 5.5).
class CardVerificationTest {

  private static final String MASTERCARD = "5522042705066736";

  private static TestGateway gateway;
  private static TestShop shop;

  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterAll
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  private CryptogramBody body(String number) {
    return CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, number)).verification();
  }

  private Answer verify(CryptogramBody body) {
    return body.send(gateway.wire(), shop.granted(shop.tokenFor(invoice, "0", "USD")));
  }

  private static String serviceToken() {
    return shop.granted(shop.serviceToken().with("terminal", shop.terminal().id().toString()));
  }

  private static Answer ask(String method, String path) {
    var request = gateway.wire().to(path).header("Authorization", "Bearer " + serviceToken());
    return gateway.wire().send(method.equals("GET") ? request : request.POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void a_verified_card_is_saved_notified_and_pays() {
    try (var receiver = Receiver.start()) {
      var answer = verify(body(MASTERCARD).with("postLink", receiver.url()));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.text("status")).isEqualTo("VERIFIED");
      assertThat(answer.field("amount")).hasToString("0");
      assertThat(answer.text("currency")).isEqualTo("USD");
      assertThat(answer.text("reference")).hasSize(12);
      var notification = receiver.await(1).getFirst().json();
      assertThat(notification.get("amount")).hasToString("0");
      assertThat(notification)
          .containsEntry("code", "ok")
          .containsEntry("cardId", answer.text("cardID"))
          .containsEntry("cardMask", "552204...6736");
      var next = TestShop.freshInvoice();
      var paid =
          shop.paymentWith(new CardId(java.util.UUID.fromString(answer.text("cardID"))), next)
              .send(gateway.wire(), shop.token(next));
      assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    }
  }

  @Test
  void its_status_is_verified_and_there_is_nothing_to_charge_cancel_or_refund() {
    var id = verify(body(MASTERCARD)).text("id");

    var status = ask("GET", "/check-status/payment/transaction/" + invoice);

    assertThat(status.text("resultCode")).isEqualTo("100");
    assertThat(status.text("transaction.statusName")).isEqualTo("VERIFIED");
    assertThat(status.field("transaction.amount")).hasToString("0");
    for (String operation : List.of("charge", "cancel", "refund")) {
      var refused = ask("POST", "/operation/" + id + "/" + operation);
      assertThat(refused.status()).as(operation).isEqualTo(400);
      assertThat(refused.number("code")).isEqualTo(100);
    }
  }

  @Test
  void a_card_that_is_only_checked_is_not_saved() {
    try (var receiver = Receiver.start()) {
      var answer =
          verify(body("5454545454545454").withRaw("cardSave", "false").with("postLink", receiver.url()));

      assertThat(answer.text("status")).isEqualTo("VERIFIED");
      assertThat(answer.text("cardID")).isEmpty();
      assertThat(receiver.await(1).getFirst().json().getOrDefault("cardId", Optional.empty()))
          .isIn("", Optional.empty());
    }
  }

  @Test
  void a_card_that_the_bank_does_not_accept_is_declined_and_not_saved() {
    var answer = verify(body("4003032704547597"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(465);
    assertThat(ask("GET", "/check-status/payment/transaction/" + invoice).text("transaction.statusName"))
        .isEqualTo("REJECT");
    assertThat(
            gateway.sql().count("select count(*) from card where saved_at is not null and first_six = '400303'"))
        .isZero();
  }

  @Test
  void dollars_verify_at_a_terminal_that_is_paid_in_tenge() {
    var tenge = gateway.shop(Terminals::tengeOnly);
    var body = CryptogramBody.of(invoice, CardCryptogram.of(gateway, tenge, MASTERCARD)).verification();

    var verified = body.send(gateway.wire(), tenge.granted(tenge.tokenFor(invoice, "0", "USD")));
    var inTenge = TestShop.freshInvoice();
    var kzt =
        CryptogramBody.of(inTenge, CardCryptogram.of(gateway, tenge, "4405639704015096"))
            .verification()
            .with("currency", "KZT")
            .send(gateway.wire(), tenge.granted(tenge.tokenFor(inTenge, "0", "KZT")));

    assertThat(verified.text("status")).isEqualTo("VERIFIED");
    assertThat(kzt.text("cardID")).as("a card is saved in any currency").isNotEmpty();
    assertThat(tenge.tokenFor(TestShop.freshInvoice(), "5", "USD").urlencoded(gateway.wire()).status()).isEqualTo(400);
  }

  @Test
  void a_verification_and_a_payment_are_not_taken_for_each_other() {
    var nothing = shop.granted(shop.tokenFor(invoice, "0", "KZT"));
    var something = shop.token(invoice);
    var verification = body(MASTERCARD).with("currency", "KZT");

    assertThat(verification.send(gateway.wire(), something).text("message")).isEqualTo("amount differs from the token's");
    assertThat(verification.withRaw("amount", "100").send(gateway.wire(), something).text("message"))
        .isEqualTo("amount must be 0 when a card is verified");
    assertThat(verification.with("paymentType", "").send(gateway.wire(), nothing).number("code")).isEqualTo(470);
    assertThat(shop.payment(invoice, "0").send(gateway.wire(), nothing).number("code")).isEqualTo(470);
  }

  @Test
  void the_documents_verification_works_as_it_is_printed() {
    try (var receiver = Receiver.start()) {
      var form = Example.text("06-card-verification.token.request.form").replaceAll("postLink=[^&]*", "postLink=").strip();
      var token = gateway.wire().post("/epay2/oauth2/token", "application/x-www-form-urlencoded", form);
      assertThat(token.status()).as(token.body()).isEqualTo(200);
      var plain = Example.text("07-cryptogram.plaintext.json").strip();
      var body =
          Example.text("06-card-verification.api.request.json")
              .replace("BASE64_OF_RSA_BLOCK", CardCryptogram.of(gateway, plain))
              .replaceAll("https://shop.example.kz/[a-z/-]*", receiver.url());

      var answer =
          gateway
              .wire()
              .post("/api/payment/cryptopay", "application/json", body, "Authorization", "bearer " + token.text("access_token"));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      var documented = Example.json("06-card-verification.api.response.200.json");
      assertThat(answer.json().keySet()).isEqualTo(documented.keySet());
      for (String same : List.of("accountId", "amount", "currency", "description", "email", "invoiceID", "status", "code")) {
        assertThat(answer.json()).as(same).containsEntry(same, documented.get(same));
      }
      assertThat(receiver.await(1).getFirst().json())
          .containsAllEntriesOf(
              java.util.Map.of("code", "ok", "currency", "USD", "cardMask", "440563...5096", "cardId", answer.text("cardID")));
      assertThat(plain)
          .isEqualTo(CardCryptogram.plain("4405639704015096", "0127", "321", "67e34d63-102f-4bd1-898e-370781d0074d"));
    }
  }
}
