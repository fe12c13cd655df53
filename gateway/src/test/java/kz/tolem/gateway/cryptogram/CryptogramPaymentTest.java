package kz.tolem.gateway.cryptogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.PaymentReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Payments with a card in a cryptogram, over HTTP (EPAY.md 7).
class CryptogramPaymentTest {

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
    return CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, number));
  }

  private static Answer send(CryptogramBody body, String token) {
    return body.send(gateway.wire(), token);
  }

  @Test
  void the_key_is_a_pem_of_4096_bits_that_may_be_kept_a_while() {
    var answer = gateway.wire().get("/api/public.rsa");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("\n-----END PUBLIC KEY-----\n");
    var key = (java.security.interfaces.RSAPublicKey) CardCryptogram.publicKey(answer.body());
    assertThat(key.getModulus().bitLength()).isEqualTo(4096);
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(gateway.wire().get("/public.rsa").body()).isEqualTo(answer.body());
  }

  @Test
  void the_private_key_is_in_no_table_in_the_clear() {
    gateway.wire().get("/public.rsa");

    var sealed = gateway.sql().one("select encode(sealed, 'hex') from cryptogram_key where handed_out");

    // Every PKCS #8 key of RSA names its algorithm so.
    assertThat(sealed).doesNotContain("06092a864886f70d010101");
  }

  @Test
  void a_card_in_a_cryptogram_pays_and_is_saved() {
    try (var receiver = Receiver.start()) {
      var answer = send(body(MASTERCARD).with("postLink", receiver.url()), shop.token(invoice));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.text("status")).isEqualTo("AUTH");
      assertThat(answer.text("invoiceID")).isEqualTo(invoice);
      assertThat(answer.json().keySet())
          .isEqualTo(Example.json("07-cryptopay.response.200.final.json").keySet());
      assertThat(PaymentReply.read(answer.body().getBytes(UTF_8)).amount()).hasToString("100");
      assertThat(receiver.await(1).getFirst().json())
          .containsEntry("code", "ok")
          .containsEntry("cardMask", "552204...6736")
          .containsEntry("cardId", answer.text("cardID"));
      var again = TestShop.freshInvoice();
      var later =
          shop.paymentWith(new CardId(java.util.UUID.fromString(answer.text("cardID"))), again)
              .send(gateway.wire(), shop.token(again));
      assertThat(later.status()).as(later.body()).isEqualTo(200);
    }
  }

  @Test
  void the_key_of_the_field_may_be_spelt_with_a_cyrillic_letter() {
    var cryptogram = CardCryptogram.of(gateway, shop, MASTERCARD);
    var cyrillic = CryptogramBody.of(invoice, cryptogram).without("cryptogram").with(CryptogramBody.CYRILLIC, cryptogram);

    assertThat(send(cyrillic, shop.token(invoice)).status()).isEqualTo(200);
  }

  @Test
  void the_documents_bodies_pay_as_they_are_printed() {
    for (String file : List.of("07-cryptopay.latin-key.request.json", "07-cryptopay.cyrillic-key.request.json")) {
      var order = TestShop.freshInvoice();
      var json =
          Example.text(file)
              .replace("BASE64_OF_RSA_BLOCK", CardCryptogram.of(gateway, shop, MASTERCARD))
              .replace("100000451", order)
              .replace("https://shop.example.kz", "http://127.0.0.1:9");

      var answer =
          gateway.wire().post(CryptogramBody.PATH, "application/json", json, "Authorization", "Bearer " + shop.token(order, "1500"));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
  }

  @Test
  void a_card_that_is_not_to_be_saved_is_not() {
    var answer = send(body("5454545454545454").withRaw("cardSave", "false"), shop.token(invoice));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("cardID")).isEmpty();
    assertThat(gateway.sql().one("select c.saved_at is null from card c join payment p on p.card_id = c.id where p.invoice_number = ?", invoice))
        .isEqualTo("t");
  }

  @Test
  void a_decline_carries_its_code() {
    var answer = send(body("4003032704547597"), shop.token(invoice));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(465);
    assertThat(answer.json().keySet()).isEqualTo(Example.json("07-cryptopay.error.400.json").keySet());
  }

  @Test
  void the_same_bytes_again_are_a_replay_and_other_bytes_are_refused() {
    var token = shop.token(invoice);
    var body = body(MASTERCARD);

    var first = send(body, token);
    var second = send(body, token);
    var freshlyMade = send(body(MASTERCARD), token);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(freshlyMade.status()).isEqualTo(400);
    assertThat(freshlyMade.text("message")).startsWith("token has been used for another request");
    assertThat(gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isOne();
  }

  @Test
  void a_terminal_without_leave_takes_no_cryptogram() {
    var other = gateway.shop(Terminals::withoutCryptograms);
    var body = CryptogramBody.of(invoice, CardCryptogram.of(gateway, other, MASTERCARD));

    var answer = send(body, other.token(invoice));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("message")).isEqualTo("this terminal does not take cryptograms");
  }

  @Test
  void fields_are_checked_as_for_any_payment() {
    var body = body(MASTERCARD);

    assertThat(send(body.withRaw("amount", "99"), shop.token(invoice)).text("message"))
        .isEqualTo("amount differs from the token's");
    assertThat(send(body.withRaw("amount", "0"), shop.token(invoice)).number("code")).isEqualTo(470);
    assertThat(send(body.without("cryptogram"), shop.token(invoice)).text("message")).isEqualTo("cryptogram is missing");
    assertThat(send(body.with("paymentType", "transfer"), shop.token(invoice)).text("message"))
        .isEqualTo("paymentType must be payment or cardVerification");
    assertThat(send(body, "").status()).isEqualTo(401);
    assertThat(send(body.with("description", "card " + MASTERCARD), shop.token(invoice)).text("message"))
        .isEqualTo("description must not contain a card number");
    assertThat(gateway.wire().post(CryptogramBody.PATH, "application/json", "[]").status()).isEqualTo(400);
    assertThat(gateway.wire().post(PaymentBody.PATH + "x", "application/json", "{}").status()).isEqualTo(404);
  }
}
