package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.client.notification.NotificationEvent;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.NotificationRequest;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CryptogramPlaintext;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.PaymentObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every recorded message that a shop hears (EPAY.md 2 to 9) is read by the client, each by the call that hears it. */
class EveryRecordedMessageTest {

  private static final InvoiceId INVOICE = new InvoiceId("100000451");
  private static final PaymentId ID = new PaymentId(UUID.fromString("5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d"));
  private static final CardId CARD = new CardId(UUID.fromString("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c"));
  private static final Cryptogram CRYPTOGRAM = Cryptogram.ofBase64("c3Bhcm");

  /** What no shop hears: it is between the buyer's browser, the issuer and the bank, or an older form of the same. */
  private static final List<String> NOT_HEARD =
      List.of(
          "04-payment-page.encoding-vectors.json",
          "04-payment-page.redirect.http",
          "04-payment-page.widget-message.json",
          "05-postlink.merchant-answer.http",
          "07-3ds.acs-to-bank.http",
          "07-3ds.bank-result.failure.http",
          "07-3ds.bank-result.success.http",
          "08-status.legacy-flat.json");

  private final Peer peer = Peer.start();
  private final Map<String, Function<String, Object>> readings = new TreeMap<>();

  @AfterEach
  void close() {
    peer.close();
  }

  private TolemClient client() {
    return Shop.client(peer);
  }

  private static Purchase order(String invoice, String amount, String currency) {
    return Purchase.invoice(invoice)
        .money(amount, currency)
        .description(amount.equals("0") ? "card registration" : "order 451")
        .account("client-17")
        .back("https://shop.example.kz/order/451")
        .failureBack("https://shop.example.kz/order/451/fail")
        .notifyAt("https://shop.example.kz/epay/post")
        .notifyFailureAt("https://shop.example.kz/epay/post-fail")
        .build();
  }

  private Object heard(int status, String path, String example, Function<TolemClient, Object> call) {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN))
        .on("/check-status", Reactions.json(200, Shop.notFound()))
        .on(
            path,
            example.endsWith(".http")
                ? Reactions.recorded(example)
                : Reactions.json(status, Reactions.example(example)));
    try {
      return call.apply(client());
    } catch (TolemRefusedException e) {
      return e;
    }
  }

  private void reads(String word, int status, String path, Function<TolemClient, Object> call, String... examples) {
    for (String example : examples) {
      readings.put(example, name -> word(heard(status, path, name, call)).equals(word) ? "" : word);
    }
  }

  private static String word(Object result) {
    return result instanceof List<?> list ? "List of " + list.size() : result.getClass().getSimpleName();
  }

  private static Object paid(TolemClient client) {
    return client.pay(CARD, order("100000451", "1500", "KZT"));
  }

  private static Object typed(TolemClient client) {
    return client.cryptograms().pay(CRYPTOGRAM, order("100000451", "1500", "KZT"), Cryptograms.Keep.SAVE);
  }

  private static Object verified(TolemClient client) {
    return client.cryptograms().verify(CRYPTOGRAM, order("100000452", "0", "USD"), Cryptograms.Keep.SAVE);
  }

  private void tokens() {
    reads(
        "PaymentPage", 200, "/oauth2/token", c -> c.pages().pay(order("100000451", "1500", "KZT")),
        "02-token.payment.response.200.json", "02-token.payment.response.200.string-expiry.json",
        "02-token.service.response.200.json");
    reads(
        "TolemRefusedException", 401, "/oauth2/token", EveryRecordedMessageTest::paid,
        "02-token.error.401.recommended.json");
    reads("Session", 200, "/oauth2/token", c -> c.reports().signIn("a", "b"), "02-token.password.response.200.json");
    reads("Session", 200, "/oauth2/token", c -> c.reports().signIn("a", "b"), "02-token.refresh.response.200.json");
  }

  private void payments() {
    String saved = "/payments/cards/auth";
    reads(
        "Authorized", 200, saved, EveryRecordedMessageTest::paid, "03-saved-card.response.200.auth.json",
        "03-saved-card.response.200.charge.json", "03-saved-card.response.200.http");
    reads("NeedsBuyer", 200, saved, EveryRecordedMessageTest::paid, "03-saved-card.response.200.3ds.json");
    reads("Declined", 400, saved, EveryRecordedMessageTest::paid, "03-saved-card.error.400.decline.json");
    reads("TolemRefusedException", 400, saved, EveryRecordedMessageTest::paid, "03-saved-card.error.4xx.json");
    reads("TolemRefusedException", 401, saved, EveryRecordedMessageTest::paid, "03-saved-card.error.401.json");
    String typed = "/payment/cryptopay";
    reads("Authorized", 200, typed, EveryRecordedMessageTest::typed, "07-cryptopay.response.200.final.json");
    reads("NeedsBuyer", 200, typed, EveryRecordedMessageTest::typed, "07-cryptopay.response.200.3ds.json");
    reads("Declined", 400, typed, EveryRecordedMessageTest::typed, "07-cryptopay.error.400.json");
    reads("Authorized", 200, typed, EveryRecordedMessageTest::verified, "06-card-verification.api.response.200.json");
    reads(
        "BigDecimal", 200, "/payment/checkgobonus",
        c -> c.cryptograms().bonuses(CRYPTOGRAM, order("100000451", "1500", "KZT")), "07-gobonus.response.200.json");
    reads("PublicProfile", 200, "/public-profile", c -> c.pages().looks(), "04-public-profile.response.200.json");
    readings.put("07-cryptogram.plaintext.json", EveryRecordedMessageTest::plaintext);
  }

  private static Object plaintext(String example) {
    CryptogramPlaintext ours =
        new CryptogramPlaintext("4405639704015096", "0127", "321", Shop.credentials().terminal());
    String recorded = Reactions.example(example).strip();
    return new String(ours.write(), StandardCharsets.UTF_8).equals(recorded) ? "" : "the same bytes";
  }

  private void cardsAndOperations() {
    reads("List of 1", 200, "/cards/", c -> c.cards().of("client-17"), "06-cards-list.response.200.json");
    reads("List of 0", 200, "/cards/", c -> c.cards().of("client-17"), "06-cards-list.empty.json");
    reads("Deactivation", 200, "/card/", c -> c.cards().deactivate(CARD), "06-card-deactivate.response.200.json");
    reads(
        "Done", 200, "/charge", c -> c.charge(ID), "09-operation.response.200.json",
        "09-operation.response.200.empty.http");
    reads("Refused", 400, "/cancel", c -> c.cancel(ID), "09-operation.error.400.json");
  }

  private void statuses() {
    Map<String, String> words =
        Map.ofEntries(
            Map.entry("100.3d-pending", "InProgress"),
            Map.entry("100.auth", "Blocked"),
            Map.entry("100.cancel", "Cancelled"),
            Map.entry("100.charge", "Paid"),
            Map.entry("100.partially-refunded", "Paid"),
            Map.entry("100.refund", "Refunded"),
            Map.entry("100.verified", "Verified"),
            Map.entry("101.rejected", "Declined"),
            Map.entry("102.not-found", "NotFound"),
            Map.entry("104.terminal-absent", "TolemRefusedException"),
            Map.entry("106.terminal-incorrect", "TolemRefusedException"),
            Map.entry("107.in-progress", "InProgress"),
            Map.entry("109.terminal-foreign", "TolemRefusedException"));
    words.forEach(
        (name, word) -> reads(word, 200, "/check-status", c -> c.status(INVOICE), "08-status." + name + ".json"));
    readings.put("08-status.103.error.json", this::errorThenPaid);
  }

  /** An error of the bank's is no answer: it is asked again. */
  private Object errorThenPaid(String example) {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN))
        .on(
            "/check-status",
            Reactions.json(200, Reactions.example(example)),
            Reactions.json(200, Reactions.example("08-status.100.charge.json")));
    return client().status(INVOICE) instanceof PaymentStatus.Paid ? "" : "Paid";
  }

  private void notifications() {
    notification("05-postlink.success.json", NotificationEvent.Authorized.class);
    notification("05-postlink.success.http", NotificationEvent.Authorized.class);
    notification("05-postlink.failure.json", NotificationEvent.Declined.class);
    notification("05-postlink.card-verification.json", NotificationEvent.CardVerified.class);
    notification("05-postlink.card-verification-kzt.nulls.json", NotificationEvent.CardVerified.class);
  }

  private void notification(String example, Class<?> event) {
    readings.put(
        example,
        name -> {
          String text = Reactions.example(name);
          String body = name.endsWith(".http") ? text.split("\n\n", 2)[1] : text;
          NotificationRequest request =
              NotificationRequest.of(header -> null, body.getBytes(StandardCharsets.UTF_8));
          NotificationReceiver receiver = NotificationReceiver.confirmedBy(client()).anySecretHash().build();
          return event.isInstance(receiver.check(request)) ? "" : event.getSimpleName();
        });
  }

  private void pages() {
    readings.put(
        "04-payment-page.payment-object.json",
        name -> page(name, client().pages().payAndSave(order("100000451", "1500", "KZT"))));
    readings.put(
        "06-card-verification.payment-object.json",
        name -> page(name, client().pages().saveCard(order("100000452", "0", "USD"))));
  }

  /** What the client puts together says the same as the recorded object of such an order. */
  private Object page(String example, PaymentPage page) {
    PaymentObject recorded = PaymentObject.ofJson(Reactions.example(example).getBytes(StandardCharsets.UTF_8));
    return parts(page.object()).equals(parts(recorded)) ? "" : parts(recorded);
  }

  private static List<Object> parts(PaymentObject object) {
    return List.of(
        object.invoiceId(), object.amount(), object.currency(), object.terminal(), object.description(),
        object.accountId(), object.backLink(), object.failureBackLink(), object.postLink(), object.failurePostLink(),
        object.language(), object.cardSave(), object.paymentType());
  }

  @Test
  void every_recorded_message_has_its_meaning() throws Exception {
    peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN));
    tokens();
    payments();
    cardsAndOperations();
    statuses();
    notifications();
    pages();

    TreeSet<String> known = new TreeSet<>(readings.keySet());
    known.addAll(NOT_HEARD);
    assertThat(known).as("the messages of the folder, requests apart").isEqualTo(recorded());
    Map<String, String> wrong = new TreeMap<>();
    readings.forEach((name, reading) -> wrong.put(name, reading.apply(name).toString()));
    wrong.values().removeIf(String::isEmpty);
    assertThat(wrong).as("what should have been heard").isEmpty();
  }

  private static TreeSet<String> recorded() throws Exception {
    URI folder = EveryRecordedMessageTest.class.getResource("/examples").toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("0[2-9]-.*"))
          .filter(name -> !name.contains(".request.") && !name.endsWith(".form") && !name.endsWith(".html"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
