package kz.tolem.gateway.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.PaymentReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 3-D Secure as a shop sees it. Source: EPAY.md 3.4, 7.4, 7.5.
class SecureStepTest {

  private static final String FRICTIONLESS = "4400040001000003";
  private static final String NOT_ENROLLED = "4400040002000002";

  private static TestGateway gateway;
  private static Acs acs;

  private final String invoice = TestShop.freshInvoice();
  private TestShop shop;
  private String token;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    acs = new Acs(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void a_shop_with_3d_secure() {
    shop = gateway.shop(Terminals::secure3d);
    token = shop.token(invoice);
  }

  private Answer pay() {
    return shop.payment(invoice).send(gateway.wire(), token);
  }

  private String state() {
    return gateway
        .sql()
        .one("select state from payment where invoice_number = ? order by attempt desc limit 1", invoice);
  }

  private Answer status() {
    return gateway
        .wire()
        .send(
            gateway
                .wire()
                .to("/check-status/payment/transaction/" + invoice)
                .header("Authorization", "Bearer " + token)
                .GET());
  }

  private long asked() {
    String id = gateway.sql().one("select id from payment where invoice_number = ?", invoice);
    return gateway.journal().stream().filter(entry -> entry.payment().toString().equals(id)).count();
  }

  @Test
  void a_payment_waits_for_its_buyer_and_says_where_he_must_go() {
    var answer = pay();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.number("code")).isZero();
    assertThat(answer.text("status")).isEqualTo("3D");
    assertThat(answer.text("invoiceID")).isEqualTo(invoice);
    assertThat(answer.text("currency")).isEqualTo("KZT");
    assertThat(answer.text("reference")).isEmpty();
    assertThat(answer.text("email")).isEqualTo("buyer@example.kz");
    assertThat(answer.text("secure3D.md")).matches("[0-9]{9}-[0-9A-F]{32}");
    assertThat(answer.text("secure3D.action")).isEqualTo("http://localhost:" + gateway.port() + "/sandbox/acs");
    assertThat(answer.text("secure3D.termUrl"))
        .isEqualTo("http://localhost:" + gateway.port() + "/payments/cards/confirmPayment");
    assertThat(PaymentReply.read(answer.body().getBytes(UTF_8)).secure3D()).isPresent();
    assertThat(asked()).isZero();
  }

  @Test
  void the_same_request_again_is_told_the_same_byte_for_byte_and_in_the_end_the_outcome() {
    var first = pay();
    var second = pay();
    var confirmed = acs.confirm(token, first.text("id"), first.text("secure3D.md"), acs.passed(first));
    var third = pay();

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(confirmed.text("status")).isEqualTo("AUTH");
    assertThat(third.body()).isEqualTo(confirmed.body());
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void the_shop_completes_with_the_issuers_answer() {
    var challenged = pay();

    var answer = acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), acs.passed(challenged));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("AUTH");
    assertThat(answer.text("id")).isEqualTo(challenged.text("id"));
    assertThat(answer.text("reference")).matches("[0-9]{12}");
    assertThat(answer.field("secure3D")).isEqualTo(java.util.Optional.empty());
    assertThat(status().field("transaction.secure")).isEqualTo(true);
    assertThat(status().text("transaction.secureDetails")).isEqualTo("5");
    Books.agree(gateway);
  }

  @Test
  void a_shop_that_shows_the_answer_to_a_browser_gets_a_redirect() {
    var challenged = pay();
    var paRes = acs.passed(challenged);
    var md = challenged.text("secure3D.md");

    var answer = acs.confirm(token, challenged.text("id"), md, paRes, "Accept", "text/html,*/*;q=0.8");
    var json = acs.confirm(token, challenged.text("id"), md, paRes);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .isEqualTo("https://shop.example.kz/success?reference=" + json.text("reference"));
  }

  @Test
  void the_issuer_sends_the_buyer_to_us_and_we_send_him_to_the_shop() {
    var challenged = pay();
    var md = challenged.text("secure3D.md");

    var answer = acs.back(token, md, acs.passed(challenged));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .isEqualTo("https://shop.example.kz/success?reference=" + status().text("transaction.reference"));
    assertThat(state()).isEqualTo("AUTHORIZED");
    Books.agree(gateway);
  }

  @Test
  void a_buyer_who_fails_goes_to_the_failure_address_with_the_code() {
    var challenged = pay();

    var answer = acs.back(token, challenged.text("secure3D.md"), acs.failed(challenged));

    assertThat(answer.header("Location")).isEqualTo("https://shop.example.kz/failure?errorCode=499");
    assertThat(status().text("resultCode")).isEqualTo("101");
    assertThat(status().text("transaction.statusName")).isEqualTo("REJECT");
    assertThat(status().text("transaction.reasonCode")).isEqualTo("499");
    assertThat(status().field("transaction.secure")).isEqualTo(false);
    assertThat(asked()).isZero();
  }

  @Test
  void without_an_address_the_buyer_sees_a_page() {
    var lenient = gateway.shop(t -> Terminals.secure3d(Terminals.lenient(t)));
    var lenientToken = lenient.token(invoice);
    var challenged =
        lenient.payment(invoice).without("backLink", "failureBackLink").send(gateway.wire(), lenientToken);

    var answer = acs.back(lenientToken, challenged.text("secure3D.md"), acs.passed(challenged));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).contains("data-tone=\"good\"").contains("Оплата прошла");
  }

  @Test
  void the_result_stands_behind_what_the_address_asks_already() {
    var challenged =
        shop.payment(invoice)
            .with("backLink", "https://shop.example.kz/готово?order=7#top")
            .send(gateway.wire(), token);

    var answer = acs.back("", challenged.text("secure3D.md"), acs.passed(challenged));

    assertThat(answer.header("Location"))
        .startsWith("https://shop.example.kz/%D0%B3%D0%BE%D1%82%D0%BE%D0%B2%D0%BE?order=7&reference=")
        .endsWith("#top");
  }

  @Test
  void a_completion_repeated_is_told_the_same() {
    var challenged = pay();
    var paRes = acs.passed(challenged);
    var md = challenged.text("secure3D.md");

    var first = acs.confirm(token, challenged.text("id"), md, paRes);
    var again = acs.confirm(token, challenged.text("id"), md, paRes);
    var browser = acs.back(token, md, paRes);
    var other = acs.confirm(token, challenged.text("id"), md, acs.failed(challenged));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.body()).isEqualTo(first.body());
    assertThat(browser.header("Location")).endsWith("?reference=" + first.text("reference"));
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void many_completions_at_once_authorise_once() throws Exception {
    var challenged = pay();
    var paRes = acs.passed(challenged);
    var failed = acs.failed(challenged);
    var md = challenged.text("secure3D.md");
    List<Callable<Answer>> calls =
        IntStream.range(0, 16)
            .<Callable<Answer>>mapToObj(
                i -> () -> acs.confirm(token, challenged.text("id"), md, i % 2 == 0 ? paRes : failed))
            .toList();

    List<Future<Answer>> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(calls);
    }

    var bodies = new java.util.HashSet<String>();
    for (var answer : answers) {
      bodies.add(answer.get().body());
    }
    assertThat(bodies).hasSize(1);
    assertThat(asked()).isLessThanOrEqualTo(1);
    Books.agree(gateway);
  }

  @Test
  void a_completion_that_is_not_genuine_changes_nothing() {
    var challenged = pay();
    var md = challenged.text("secure3D.md");
    var id = challenged.text("id");
    var other = TestShop.freshInvoice();
    var othersStep = shop.payment(other).send(gateway.wire(), shop.token(other));
    var othersPaRes = acs.passed(othersStep);
    var paRes = acs.passed(challenged);
    var altered = (paRes.charAt(0) == 'A' ? "B" : "A") + paRes.substring(1);

    for (String forged : List.of(othersPaRes, altered, "AAAA", challenged.text("secure3D.paReq"), "\u0000", "ы")) {
      var answer = acs.confirm(token, id, md, forged);
      assertThat(answer.status()).as(forged).isEqualTo(400);
      assertThat(acs.back(token, md, forged).status()).as(forged).isEqualTo(400);
    }
    assertThat(acs.confirm(token, id, md, othersPaRes).number("code")).isEqualTo(877);
    for (String wrong : List.of(othersStep.text("secure3D.md"), "1", "\u0000", md + "0", "")) {
      assertThat(acs.confirm(token, id, wrong, paRes).status()).as(wrong).isEqualTo(400);
    }
    assertThat(acs.back(token, "123456789-" + "0".repeat(32), paRes).status()).isEqualTo(400);
    assertThat(acs.confirm(token, "no uuid", md, paRes).status()).isEqualTo(400);
    assertThat(state()).isEqualTo("SECURE_STEP");
    assertThat(acs.confirm(token, id, md, paRes).text("status")).isEqualTo("AUTH");
  }

  @Test
  void another_merchants_token_finds_nothing() {
    var challenged = pay();
    var md = challenged.text("secure3D.md");
    var paRes = acs.passed(challenged);
    var stranger = gateway.shop().token(TestShop.freshInvoice());

    var confirmed = acs.confirm(stranger, challenged.text("id"), md, paRes);
    var unknown = acs.confirm(stranger, "5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d", md, paRes);

    assertThat(confirmed.body()).isEqualTo(unknown.body());
    assertThat(confirmed.status()).isEqualTo(400);
    assertThat(acs.back(stranger, md, paRes).status()).isEqualTo(400);
    assertThat(acs.back("no-token-of-ours", md, paRes).status()).isEqualTo(400);
    assertThat(acs.confirm("no-token-of-ours", challenged.text("id"), md, paRes).status()).isEqualTo(401);
    assertThat(state()).isEqualTo("SECURE_STEP");
  }

  @Test
  void names_of_the_form_count_in_any_case() {
    var challenged = pay();

    var answer =
        acs.back(token, Map.of("pares", acs.passed(challenged), "Md", challenged.text("secure3D.md")));

    assertThat(answer.status()).isEqualTo(302);
  }

  @Test
  void a_waiting_payment_holds_its_invoice_and_can_not_be_charged() {
    var challenged = pay();

    var second = shop.pay(invoice);
    var charge =
        gateway
            .wire()
            .post("/operation/" + challenged.text("id") + "/charge", "", "", "Authorization", "Bearer " + token);

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.text("message")).contains("in progress");
    assertThat(charge.status()).isEqualTo(400);
    assertThat(status().text("resultCode")).isEqualTo("100");
    assertThat(status().text("transaction.statusName")).isEqualTo("3D");
    assertThat(status().text("transaction.reference")).isEmpty();
  }

  @Test
  void an_abandoned_step_ends_as_a_decline_and_frees_the_invoice() {
    try (Receiver receiver = Receiver.start()) {
      var challenged = shop.payment(invoice).with("failurePostLink", receiver.url()).send(gateway.wire(), token);
      var paRes = acs.passed(challenged);

      gateway.clock().advance(Duration.ofMinutes(15));
      var told = receiver.await(1).getFirst().json();
      var late = acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), paRes);
      var replay = sameRequest(receiver);
      var next = shop.pay(invoice);

      assertThat(told).containsEntry("code", "error").containsEntry("reasonCode", new BigDecimal("455"));
      assertThat(told).containsEntry("secure", "no").containsEntry("invoiceId", invoice);
      assertThat(late.status()).isEqualTo(400);
      assertThat(late.number("code")).isEqualTo(455);
      assertThat(replay.body()).isEqualTo(late.body());
      assertThat(next.text("status")).isEqualTo("3D");
    }
  }

  private Answer sameRequest(Receiver receiver) {
    return shop.payment(invoice).with("failurePostLink", receiver.url()).send(gateway.wire(), token);
  }

  @Test
  void success_is_told_with_how_the_buyer_was_authenticated() {
    try (Receiver receiver = Receiver.start()) {
      var challenged = shop.payment(invoice).with("postLink", receiver.url()).send(gateway.wire(), token);

      acs.back(token, challenged.text("secure3D.md"), acs.passed(challenged));

      assertThat(receiver.await(1).getFirst().json())
          .containsEntry("code", "ok")
          .containsEntry("secure", "yes")
          .containsEntry("secureDetails", "5");
    }
  }

  @ParameterizedTest
  @CsvSource({
    FRICTIONLESS + ",true,5,FRICTIONLESS",
    NOT_ENROLLED + ",false,6,NOT_ENROLLED",
  })
  void some_cards_need_no_step(String number, boolean secure, String eci, String kind) {
    var card = shop.savedCard(number);

    var answer = shop.paymentWith(card, invoice).send(gateway.wire(), token);

    assertThat(answer.text("status")).isEqualTo("AUTH");
    assertThat(answer.field("secure3D")).isEqualTo(java.util.Optional.empty());
    assertThat(status().field("transaction.secure")).isEqualTo(secure);
    assertThat(status().text("transaction.secureDetails")).isEqualTo(eci);
    assertThat(gateway.sql().one("select secure_kind from payment where invoice_number = ?", invoice)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"4400040455000004,455", "4400040500000009,500"})
  void where_nobody_can_be_asked_the_payment_is_declined(String number, int code) {
    var card = shop.savedCard(number);

    var answer = shop.paymentWith(card, invoice).send(gateway.wire(), token);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(code);
    assertThat(asked()).isZero();
  }

  @Test
  void an_issuer_that_cannot_tell_declines_with_877() {
    var card = shop.savedCard("4400040877000004");
    var challenged = shop.paymentWith(card, invoice).send(gateway.wire(), token);
    var page = acs.open(challenged, Acs.TERM_URL);

    var answer =
        acs.confirm(
            token, challenged.text("id"), challenged.text("secure3D.md"), Acs.paRes(acs.type(page, Acs.RIGHT)));

    assertThat(answer.number("code")).isEqualTo(877);
  }

  @Test
  void a_buyer_who_gives_up_declines_with_473() {
    var challenged = pay();
    var page = acs.open(challenged, Acs.TERM_URL);

    var answer =
        acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), Acs.paRes(acs.cancel(page)));

    assertThat(answer.number("code")).isEqualTo(473);
  }

  @Test
  void a_shop_that_pays_without_the_buyer_is_not_sent_to_him() {
    var answer = shop.payment(invoice).withRaw("recurrent", "true").send(gateway.wire(), token);

    assertThat(answer.text("status")).isEqualTo("AUTH");
    assertThat(status().field("transaction.secure")).isEqualTo(false);
  }

  @Test
  void a_card_that_is_taken_out_during_the_step_pays_no_more() {
    var challenged = pay();
    var paRes = acs.passed(challenged);
    gateway.sql().run("update card set deactivated_at = now() where id = ?", shop.card().value());

    var answer = acs.confirm(token, challenged.text("id"), challenged.text("secure3D.md"), paRes);

    assertThat(answer.number("code")).isEqualTo(877);
    assertThat(asked()).isZero();
  }

  @Test
  void a_host_that_declines_after_the_step_is_the_answer() {
    var amount = "900484";
    var poor = shop.token(invoice, amount);
    var challenged = shop.payment(invoice, amount).send(gateway.wire(), poor);

    var answer = acs.confirm(poor, challenged.text("id"), challenged.text("secure3D.md"), acs.passed(challenged));

    assertThat(answer.number("code")).isEqualTo(484);
    assertThat(asked()).isEqualTo(1);
  }
}
