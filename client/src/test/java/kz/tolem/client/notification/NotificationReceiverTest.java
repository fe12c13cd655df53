package kz.tolem.client.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tolem.client.PaymentStatus;
import kz.tolem.client.Sides;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationReceiver.Reply;
import kz.tolem.protocol.InvoiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationReceiverTest {

  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String OLDER = "whsec_YW5vdGhlciBzZWNyZXQ=";
  private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

  private final Sides sides = Sides.start();
  private final TolemClient client = sides.client();
  private final List<NotificationEvent.Genuine> told = new ArrayList<>();
  private final NotificationHandler handler = (event, status) -> told.add(event);

  @AfterEach
  void close() {
    sides.close();
  }

  private NotificationReceiverBuilder receiver() {
    return NotificationReceiver.confirmedBy(client)
        .secretHash((invoice, hash) -> hash.equals("HelloWorld123#"))
        .time(() -> NOW);
  }

  private static String example(String name) {
    String path = "/examples/05-postlink." + name + ".json";
    try (InputStream in = NotificationReceiverTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NotificationRequest plain(String body) {
    return NotificationRequest.of(Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static NotificationRequest signed(String body, String secret, Instant at) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Webhook-Id", "msg-1");
    headers.put("WEBHOOK-TIMESTAMP", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", "v1,bm9uZQ== v1," + mac(secret, "msg-1." + at.getEpochSecond() + "." + body));
    return NotificationRequest.of(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String mac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_confirmed_payment_is_told_once() {
    sides.status("CHARGE", "1500");
    NotificationReceiver receiver = receiver().build();

    assertThat(receiver.handle(plain(example("success")), handler)).isEqualTo(Reply.OK);
    assertThat(receiver.handle(plain(example("success")), handler)).isEqualTo(Reply.OK);

    assertThat(told).singleElement().isInstanceOf(NotificationEvent.Authorized.class);
  }

  @Test
  void a_payment_that_the_status_does_not_know_is_not_told() {
    sides.noPayment();

    assertThat(receiver().build().handle(plain(example("success")), handler)).isEqualTo(Reply.COME_AGAIN);

    assertThat(told).isEmpty();
  }

  @Test
  void a_payment_of_another_amount_is_not_told() {
    sides.status("CHARGE", "1");

    assertThat(receiver().build().handle(plain(example("success")), handler)).isEqualTo(Reply.COME_AGAIN);

    assertThat(told).isEmpty();
  }

  @Test
  void a_failed_attempt_is_told_with_its_decline() {
    sides.status("REJECT", "1500");

    assertThat(receiver().build().handle(plain(example("failure")), handler)).isEqualTo(Reply.OK);

    assertThat(told).singleElement().isInstanceOf(NotificationEvent.Declined.class);
  }

  @Test
  void a_handler_that_fails_is_told_again() {
    sides.status("CHARGE", "1500");
    NotificationReceiver receiver = receiver().build();
    assertThatThrownBy(
            () ->
                receiver.handle(
                    plain(example("success")),
                    (event, status) -> {
                      throw new IllegalStateException("the shop's database is away");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(receiver.handle(plain(example("success")), handler)).isEqualTo(Reply.OK);

    assertThat(told).hasSize(1);
  }

  @Test
  void a_wrong_hash_is_not_believed() {
    String forged = example("success").replace("HelloWorld123#", "HelloWorld124#");

    assertThat(receiver().build().handle(plain(forged), handler)).isEqualTo(Reply.UNAUTHORIZED);
    assertThat(receiver().build().check(plain(forged)))
        .isEqualTo(new NotificationEvent.Rejected(NotificationEvent.Reason.WRONG_SECRET_HASH));
  }

  @Test
  void the_clients_own_hashes_are_recognised() {
    String hash = client.secretHashes().hash(new InvoiceId("100000451"));
    String body = example("success").replace("HelloWorld123#", hash);
    NotificationReceiver receiver = NotificationReceiver.confirmedBy(client).build();

    assertThat(receiver.check(plain(body))).isInstanceOf(NotificationEvent.Authorized.class);
    assertThat(receiver.check(plain(body.replace("100000451", "100000452"))))
        .isEqualTo(new NotificationEvent.Rejected(NotificationEvent.Reason.WRONG_SECRET_HASH));
  }

  @Test
  void both_live_secrets_sign_and_no_other() {
    String body = example("success");
    NotificationReceiver receiver = receiver().signingSecrets(SECRET, OLDER).build();

    assertThat(receiver.check(signed(body, SECRET, NOW))).isInstanceOf(NotificationEvent.Authorized.class);
    assertThat(receiver.check(signed(body, OLDER, NOW))).isInstanceOf(NotificationEvent.Authorized.class);
    assertThat(reason(receiver, signed(body, "whsec_bm90IG91cnM=", NOW)))
        .isEqualTo(NotificationEvent.Reason.WRONG_SIGNATURE);
    assertThat(reason(receiver, plain(body))).isEqualTo(NotificationEvent.Reason.NOT_SIGNED);
  }

  @Test
  void a_signature_is_good_for_five_minutes_either_way() {
    String body = example("success");
    NotificationReceiver receiver = receiver().signingSecrets(SECRET).build();

    for (Instant at : List.of(NOW.minusSeconds(300), NOW.plusSeconds(300))) {
      assertThat(receiver.check(signed(body, SECRET, at))).isInstanceOf(NotificationEvent.Authorized.class);
    }
    assertThat(reason(receiver, signed(body, SECRET, NOW.minusSeconds(301)))).isEqualTo(NotificationEvent.Reason.STALE);
    assertThat(receiver.handle(signed(body, SECRET, NOW.plusSeconds(3600)), handler))
        .as("our clock may be the wrong one: nothing must be lost for it")
        .isEqualTo(Reply.COME_AGAIN);
  }

  @Test
  void headers_may_come_from_whatever_gives_them_by_name() {
    NotificationRequest good = signed(example("success"), SECRET, NOW);
    byte[] body = example("success").getBytes(StandardCharsets.UTF_8);
    NotificationReceiver receiver = receiver().signingSecrets(SECRET).build();

    assertThat(receiver.check(NotificationRequest.of(good::header, body)))
        .isInstanceOf(NotificationEvent.Authorized.class);
    assertThat(reason(receiver, NotificationRequest.of(name -> null, body)))
        .isEqualTo(NotificationEvent.Reason.NOT_SIGNED);
  }

  @Test
  void a_body_that_was_touched_is_not_believed() {
    NotificationRequest good = signed(example("success"), SECRET, NOW);
    Map<String, String> headers = new HashMap<>();
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      headers.put(name, good.header(name));
    }
    byte[] touched = example("success").replace("1500", "1501").getBytes(StandardCharsets.UTF_8);

    assertThat(reason(receiver().signingSecrets(SECRET).build(), NotificationRequest.of(headers, touched)))
        .isEqualTo(NotificationEvent.Reason.WRONG_SIGNATURE);
  }

  private static NotificationEvent.Reason reason(NotificationReceiver receiver, NotificationRequest request) {
    return ((NotificationEvent.Rejected) receiver.check(request)).reason();
  }

  @Test
  void another_terminals_notification_is_not_ours() {
    String other = example("success").replace("67e34d63-102f", "3d5ec0de-102f");

    assertThat(receiver().build().check(plain(other)))
        .isEqualTo(new NotificationEvent.Rejected(NotificationEvent.Reason.OTHER_TERMINAL));
  }

  @Test
  void what_cannot_be_read_is_a_bad_request() {
    for (String body : List.of("", "{", "[]", "{\"id\":1}", example("success").replace("\"KZT\"", "\"???\""))) {
      assertThat(receiver().build().handle(plain(body), handler)).isEqualTo(Reply.BAD_REQUEST);
    }
  }

  @Test
  void a_card_that_was_verified_brings_its_id() {
    NotificationReceiver receiver = receiver().anySecretHash().build();

    assertThat(receiver.check(plain(example("card-verification"))))
        .isInstanceOfSatisfying(
            NotificationEvent.CardVerified.class, verified -> assertThat(verified.card()).isPresent());
  }

  @Test
  void while_one_thread_handles_another_is_asked_to_come_again() {
    sides.status("CHARGE", "1500");
    NotificationReceiver receiver = receiver().build();
    List<Reply> inside = new ArrayList<>();

    receiver.handle(
        plain(example("success")),
        (event, status) -> {
          assertThat(status).isInstanceOf(PaymentStatus.Paid.class);
          inside.add(receiver.handle(plain(example("success")), handler));
        });

    assertThat(inside).containsExactly(Reply.COME_AGAIN);
    assertThat(told).isEmpty();
  }
}
