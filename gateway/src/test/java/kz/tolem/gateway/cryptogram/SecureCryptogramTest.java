package kz.tolem.gateway.cryptogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.acquirer.CredentialUse.Reason;
import kz.tolem.gateway.acquirer.HostJournal;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cryptograms at a terminal with 3-D Secure: payments and verifications, both ways back. Source: EPAY.md 6.2, 7.4, 7.5.
class SecureCryptogramTest {

  private static final String MASTERCARD = "5522042705066736";
  private static final String FRICTIONLESS = "4400040001000003";

  private static TestGateway gateway;
  private static Acs acs;

  private final String invoice = TestShop.freshInvoice();
  private final TestShop shop = gateway.shop(Terminals::secure3d);

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    acs = new Acs(gateway);
  }

  @AfterAll
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  private CryptogramBody body(String number) {
    return CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, number));
  }

  private String noMoney() {
    return shop.granted(shop.tokenFor(invoice, "0", "USD"));
  }

  private Answer confirm(String token, Answer challenged, String paRes) {
    return acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), paRes);
  }

  private Answer status(String token) {
    return gateway
        .wire()
        .send(
            gateway
                .wire()
                .to("/check-status/payment/transaction/" + invoice)
                .header("Authorization", "Bearer " + token));
  }

  private String state() {
    return gateway.sql().one("select state from payment where invoice_number = ?", invoice);
  }

  private boolean isSaved() {
    return gateway
        .sql()
        .one(
            """
            select card.saved_by = payment.id
              from payment join card on card.id = payment.card_id
             where invoice_number = ? and saved_at is not null
             union all
            select false
             limit 1
            """,
            invoice)
        .equals("t");
  }

  /// What the card host was asked about a payment, in the order of asking.
  private static java.util.List<HostJournal.Entry> asked(Answer answer) {
    return gateway.journal().stream()
        .filter(entry -> entry.payment().toString().equals(answer.text("id")))
        .toList();
  }

  @Test
  void a_card_in_a_cryptogram_waits_for_its_buyer_and_is_not_saved_yet() {
    var answer = body(MASTERCARD).send(gateway.wire(), shop.token(invoice));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("3D");
    assertThat(answer.number("code")).isZero();
    assertThat(answer.text("cardID")).isEmpty();
    assertThat(answer.text("invoiceID")).isEqualTo(invoice);
    assertThat(answer.text("reference")).isEmpty();
    var documented = Example.json("07-cryptopay.response.200.3ds.json");
    assertThat(answer.json().keySet()).isEqualTo(documented.keySet());
    assertThat(answer.json().get("secure3D"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("paReq", "md", "action", "termUrl");
    assertThat(asked(answer)).isEmpty();
    assertThat(state()).isEqualTo("SECURE_STEP");
    assertThat(isSaved()).isFalse();
  }

  @Test
  void the_shop_completes_and_the_same_bytes_are_answered_as_before() {
    var token = shop.token(invoice);
    var body = body(MASTERCARD);
    var challenged = body.send(gateway.wire(), token);
    var again = body.send(gateway.wire(), token);

    var paid = confirm(token, challenged, acs.passed(challenged));
    var afterwards = body.send(gateway.wire(), token);

    assertThat(again.body()).isEqualTo(challenged.body());
    assertThat(paid.text("status")).isEqualTo("AUTH");
    assertThat(paid.text("cardID")).isEqualTo(gateway.sql().one("select card_id from payment where invoice_number = ?", invoice));
    assertThat(afterwards.body()).isEqualTo(paid.body());
    assertThat(isSaved()).isTrue();
    assertThat(asked(paid)).extracting(entry -> entry.use().reason()).containsExactly(Reason.FIRST);
    assertThat(status(token).field("transaction.secure")).isEqualTo(true);
    assertThat(status(token).text("transaction.secureDetails")).isEqualTo("2");
  }

  @Test
  void the_issuer_sends_the_buyer_to_us_and_we_send_him_to_the_shop() {
    var token = shop.token(invoice);
    var challenged =
        body(MASTERCARD).with("backLink", "https://shop.example.kz/success").send(gateway.wire(), token);

    var answer = acs.back(token, challenged.text("secure3D.md"), acs.passed(challenged));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .isEqualTo("https://shop.example.kz/success?reference=" + status(token).text("transaction.reference"));
    assertThat(state()).isEqualTo("AUTHORIZED");
    assertThat(isSaved()).isTrue();
  }

  @Test
  void a_card_that_was_saved_before_and_is_typed_again_counts_as_typed() {
    var first = body(MASTERCARD).send(gateway.wire(), shop.token(invoice));
    assertThat(confirm(shop.token(invoice), first, acs.passed(first)).text("status")).isEqualTo("AUTH");
    var second = TestShop.freshInvoice();
    var token = shop.token(second);
    var challenged =
        CryptogramBody.of(second, CardCryptogram.of(gateway, shop, MASTERCARD))
            .withRaw("cardSave", "false")
            .send(gateway.wire(), token);

    var paid = confirm(token, challenged, acs.passed(challenged));

    assertThat(asked(paid)).extracting(entry -> entry.use().reason()).containsExactly(Reason.ONCE);
  }

  @Test
  void a_buyer_who_fails_is_declined_in_his_language_and_his_card_is_not_saved() {
    var token = shop.token(invoice);
    var challenged = body(MASTERCARD).with("language", "kaz").send(gateway.wire(), token);

    var answer = confirm(token, challenged, acs.failed(challenged));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(499);
    assertThat(answer.text("message")).isEqualTo(DeclineCode.of(499).text(Language.KAZAKH));
    assertThat(asked(answer)).isEmpty();
    assertThat(isSaved()).isFalse();
  }

  @Test
  void a_verification_goes_on_as_one_when_the_shop_completes() {
    try (var receiver = Receiver.start()) {
      var token = noMoney();
      var body = body(MASTERCARD).verification().with("postLink", receiver.url());
      var challenged = body.send(gateway.wire(), token);
      var cardWhileWaiting = challenged.text("cardID");

      var verified = confirm(token, challenged, acs.passed(challenged));

      assertThat(challenged.text("status")).as(challenged.body()).isEqualTo("3D");
      assertThat(cardWhileWaiting).isEmpty();
      assertThat(verified.text("status")).isEqualTo("VERIFIED");
      assertThat(verified.field("amount")).hasToString("0");
      assertThat(verified.text("cardID")).isNotEmpty();
      assertThat(body.send(gateway.wire(), token).body()).isEqualTo(verified.body());
      assertThat(status(token).text("transaction.statusName")).isEqualTo("VERIFIED");
      assertThat(status(token).field("transaction.secure")).isEqualTo(true);
      assertThat(receiver.await(1).getFirst().json())
          .containsEntry("code", "ok")
          .containsEntry("secure", "yes")
          .containsEntry("secureDetails", "2")
          .containsEntry("cardId", verified.text("cardID"));
      assertThat(asked(verified)).extracting(entry -> entry.use().reason()).containsExactly(Reason.FIRST);
      assertThat(isSaved()).isTrue();
    }
  }

  @Test
  void a_verification_goes_on_as_one_when_the_issuer_sends_the_buyer_to_us() {
    var token = noMoney();
    var challenged = body(MASTERCARD).verification().with("language", "eng").send(gateway.wire(), token);

    var page = acs.back(token, challenged.text("secure3D.md"), acs.passed(challenged));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("data-tone=\"good\"")
        .contains("Card checked")
        .contains("Nothing was charged")
        .contains("The card is saved")
        .doesNotContain("result-amount");
    assertThat(state()).isEqualTo("VERIFIED");
    assertThat(isSaved()).isTrue();
  }

  @Test
  void a_card_that_is_only_checked_is_not_saved_by_the_step() {
    var token = noMoney();
    var challenged = body(MASTERCARD).verification().withRaw("cardSave", "false").send(gateway.wire(), token);

    var verified = confirm(token, challenged, acs.passed(challenged));

    assertThat(verified.text("status")).isEqualTo("VERIFIED");
    assertThat(verified.text("cardID")).isEmpty();
    assertThat(asked(verified)).extracting(entry -> entry.use().reason()).containsExactly(Reason.ONCE);
    assertThat(isSaved()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_bank_that_knows_enough_asks_nobody(boolean verification) {
    var token = verification ? noMoney() : shop.token(invoice);
    var body = verification ? body(FRICTIONLESS).verification() : body(FRICTIONLESS);

    var answer = body.send(gateway.wire(), token);

    assertThat(answer.text("status")).as(answer.body()).isEqualTo(verification ? "VERIFIED" : "AUTH");
    assertThat(answer.field("secure3D")).isEqualTo(Optional.empty());
    assertThat(status(token).field("transaction.secure")).isEqualTo(true);
    assertThat(status(token).text("transaction.secureDetails")).isEqualTo("5");
  }

  @Test
  void where_nobody_can_be_asked_a_verification_is_declined_and_the_card_host_hears_nothing() {
    var answer = body("4400040455000004").verification().send(gateway.wire(), noMoney());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(455);
    assertThat(asked(answer)).isEmpty();
    assertThat(isSaved()).isFalse();
  }
}
