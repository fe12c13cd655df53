package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Receiver.Call;
import kz.tolem.gateway.TestClock;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.Terminals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a shop is told, and where. Source: EPAY.md 5, Standard Webhooks.
class NotificationTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer pay(TestShop shop, String amount, String post, String failurePost) {
    var invoice = TestShop.freshInvoice();
    return shop.payment(invoice, amount).postingTo(post, failurePost).send(gateway.wire(), shop.token(invoice, amount));
  }

  @Test
  void a_success_has_every_key_of_the_example_and_the_values_of_its_payment() {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.granted(shop.tokenFor(invoice).with("secret_hash", "HelloWorld123#"));

      var answer =
          shop.payment(invoice)
              .with("invoiceIdAlt", "8564546")
              .postingTo(receiver.url("/ok?a=b"), receiver.url("/fail"))
              .send(gateway.wire(), token);

      Call call = receiver.await(1).getFirst();
      assertThat(call.method()).isEqualTo("POST");
      assertThat(call.path()).isEqualTo("/ok?a=b");
      assertThat(call.header("content-type")).startsWith("application/json");
      var expected = new TreeSet<>(Example.json("05-postlink.success.json").keySet());
      expected.remove("ipLatitude");
      expected.remove("ipLongitude");
      var keys = new TreeSet<>(call.json().keySet());
      keys.remove("ipLatitude");
      keys.remove("ipLongitude");
      assertThat(keys).isEqualTo(expected);
      assertThat(call.json())
          .containsEntry("id", answer.text("id"))
          .containsEntry("invoiceId", invoice)
          .containsEntry("invoiceIdAlt", "8564546")
          .containsEntry("amount", new BigDecimal(100))
          .containsEntry("amountBonus", BigDecimal.ZERO)
          .containsEntry("currency", "KZT")
          .containsEntry("terminal", shop.terminal().id().toString())
          .containsEntry("accountId", "uuid000001")
          .containsEntry("description", "test payment")
          .containsEntry("language", "RUS")
          .containsEntry("cardMask", "440563...5096")
          .containsEntry("cardType", "VISA")
          .containsEntry("reference", answer.text("reference"))
          .containsEntry("intReference", answer.text("intReference"))
          .containsEntry("secure", "no")
          .containsEntry("code", "ok")
          .containsEntry("reason", "success")
          .containsEntry("reasonCode", BigDecimal.ZERO)
          .containsEntry("name", "TEST TEST")
          .containsEntry("email", "buyer@example.kz")
          .containsEntry("phone", "77001234567")
          .containsEntry("cardId", shop.card().toString())
          .containsEntry("secret_hash", "HelloWorld123#");
      assertThat((String) call.json().get("approvalCode")).matches("[0-9]{6}");
      assertThat(OffsetDateTime.parse((String) call.json().get("dateTime")).toInstant()).isEqualTo(TestClock.START);
      assertThat(call.body()).doesNotContain(TestShop.CARD_NUMBER);
    }
  }

  @Test
  void a_failure_has_every_key_of_the_example() {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.granted(shop.tokenFor(invoice, "900484", "KZT").with("secret_hash", "h"));

      shop.payment(invoice, "900484").postingTo(receiver.url("/ok"), receiver.url("/fail")).send(gateway.wire(), token);

      Call call = receiver.await(1).getFirst();
      assertThat(call.path()).isEqualTo("/fail");
      var expected = new TreeSet<>(Example.json("05-postlink.failure.json").keySet());
      expected.remove("ipLatitude");
      expected.remove("ipLongitude");
      assertThat(new TreeSet<>(call.json().keySet())).containsAll(expected).doesNotContain("cardId", "approvalCode");
      assertThat(call.json())
          .containsEntry("code", "error")
          .containsEntry("reasonCode", new BigDecimal(484))
          .containsEntry("reason", "Insufficient funds")
          .containsEntry("secret_hash", "h");
    }
  }

  @Test
  void a_failure_goes_to_post_link_when_there_is_no_other_address() {
    try (var receiver = Receiver.start()) {
      pay(gateway.shop(), "900484", receiver.url("/only"), "");

      assertThat(receiver.await(1).getFirst().path()).isEqualTo("/only");
      assertThat(receiver.calls().getFirst().json()).containsEntry("code", "error");
    }
  }

  @Test
  void the_tokens_addresses_stand_in_for_those_a_payment_does_not_give() {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop();
      for (String amount : new String[] {"100", "900484"}) {
        var invoice = TestShop.freshInvoice();
        var token =
            shop.granted(
                shop.tokenFor(invoice, amount, "KZT")
                    .with("postLink", receiver.url("/token"))
                    .with("failurePostLink", receiver.url("/token-fail")));
        shop.payment(invoice, amount).send(gateway.wire(), token);
      }

      assertThat(receiver.await(2)).extracting(Call::path).containsExactlyInAnyOrder("/token", "/token-fail");
    }
  }

  @Test
  void nobody_is_told_when_there_is_no_address() {
    var shop = gateway.shop();
    shop.pay(TestShop.freshInvoice());

    assertThat(
            gateway.sql().count("select count(*) from notification where terminal_id = ?", shop.terminal().id().value()))
        .isZero();
  }

  @Test
  void a_lenient_payment_without_links_is_told_at_the_tokens() {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop(Terminals::lenient);
      var invoice = TestShop.freshInvoice();
      var token = shop.granted(shop.tokenFor(invoice).with("postLink", receiver.url()));

      shop.payment(invoice).without("postLink", "failurePostLink", "backLink").send(gateway.wire(), token);

      assertThat(receiver.await(1)).hasSize(1);
    }
  }

  @Test
  void the_signature_is_that_of_standard_webhooks() {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop();
      pay(shop, "100", receiver.url(), "");

      Call call = receiver.await(1).getFirst();
      assertThat(call.header("webhook-timestamp")).isEqualTo(Long.toString(TestClock.START.getEpochSecond()));
      assertThat(call.header("webhook-id")).isNotBlank();
      assertThat(call.header("webhook-signature")).isEqualTo(signature(shop.signingSecret(), call));
    }
  }

  @Test
  void two_live_secrets_sign_both() throws GeneralSecurityException {
    try (var receiver = Receiver.start()) {
      var shop = gateway.shop();
      byte[] second = gateway.ids().secret(32);
      byte[] purpose = ("tolem signing secret of " + shop.merchant()).getBytes(StandardCharsets.UTF_8);
      gateway
          .sql()
          .run(
              "insert into signing_secret (merchant_id, slot, sealed, created_at) values (?, 2, ?, now())",
              shop.merchant().value(),
              gateway.keys().signingSecrets().encrypt(second, purpose));

      pay(shop, "100", receiver.url(), "");

      Call call = receiver.await(1).getFirst();
      var secondSecret = "whsec_" + Base64.getEncoder().encodeToString(second);
      assertThat(call.header("webhook-signature").split(" "))
          .containsExactlyInAnyOrder(signature(shop.signingSecret(), call), signature(secondSecret, call));
    }
  }

  /// As the specification words it, apart from the code under test: HMAC-SHA256 of `id.timestamp.body`.
  private static String signature(String secret, Call call) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = call.header("webhook-id") + "." + call.header("webhook-timestamp") + "." + call.body();
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_notification_is_sent_at_once_without_any_time_passing() {
    try (var receiver = Receiver.start()) {
      pay(gateway.shop(), "100", receiver.url(), "");

      receiver.await(1);

      assertThat(gateway.clock().instant()).isEqualTo(TestClock.START);
    }
  }

  @Test
  void more_notifications_than_a_shop_takes_at_once_are_all_sent_without_any_time_passing() throws Exception {
    try (var receiver = Receiver.start();
        var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      receiver.answers(
          exchange -> {
            try {
              Thread.sleep(50);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
          });
      var shop = gateway.shop();
      var payments = new java.util.ArrayList<java.util.concurrent.Future<Answer>>();
      for (int i = 0; i < 150; i++) {
        payments.add(threads.submit(() -> pay(shop, "100", receiver.url(), "")));
      }
      for (var payment : payments) {
        assertThat(payment.get().status()).as(payment.get().body()).isEqualTo(200);
      }

      assertThat(receiver.await(150)).hasSize(150);
    }
  }
}
