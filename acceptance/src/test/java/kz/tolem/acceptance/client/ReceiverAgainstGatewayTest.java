package kz.tolem.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.PaymentStatus;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationEvent;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.NotificationReceiver.Reply;
import kz.tolem.client.notification.NotificationRequest;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Notifications of a real gateway, taken by the client's receiver.
class ReceiverAgainstGatewayTest {

  private static TestGateway gateway;

  /// What a shop heard: the event and the status beside it.
  private record Heard(NotificationEvent.Genuine event, PaymentStatus status) {}

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static NotificationRequest request(Receiver.Call call) {
    return NotificationRequest.of(call.headers(), call.body().getBytes(StandardCharsets.UTF_8));
  }

  private static NotificationReceiver receiver(TolemClient client, TestShop shop) {
    return NotificationReceiver.confirmedBy(client).signingSecrets(shop.signingSecret()).build();
  }

  @Test
  void success_and_decline_are_signed_hashed_and_confirmed() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    List<Heard> heard = new CopyOnWriteArrayList<>();
    try (var server = Receiver.start()) {
      var good = ClientOf.order("100").notifyAt(server.url()).build();
      var bad = ClientOf.order("900484").notifyAt(server.url()).build();
      client.pay(shop.card(), good);
      client.pay(shop.card(), bad);
      var receiver = receiver(client, shop);

      for (var call : server.await(2)) {
        // Real time passes here, and the gateway's clock stands still: only the signature's age is not looked at.
        assertThat(receiver.check(request(call)))
            .isEqualTo(new NotificationEvent.Rejected(NotificationEvent.Reason.STALE));
        var lenient = NotificationReceiver.confirmedBy(client).build();
        assertThat(lenient.handle(request(call), (event, status) -> heard.add(new Heard(event, status))))
            .isEqualTo(Reply.OK);
      }
    }
    assertThat(heard)
        .anySatisfy(
            told -> {
              assertThat(told.event()).isInstanceOf(NotificationEvent.Authorized.class);
              assertThat(told.status()).isInstanceOf(PaymentStatus.Blocked.class);
            })
        .anySatisfy(
            told ->
                assertThat(told.event())
                    .isInstanceOfSatisfying(
                        NotificationEvent.Declined.class,
                        declined -> assertThat(declined.decline().code().code()).isEqualTo(484)));
  }

  @Test
  void a_forged_notification_of_a_payment_that_was_never_made_is_not_told() {
    var shop = gateway.shop();
    var client = ClientOf.shop(gateway, shop);
    var order = ClientOf.order("100").build();
    var body =
        """
        {"id":"5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d","invoiceId":"%s","amount":100,"currency":"KZT","terminal":"%s",
         "code":"ok","reason":"success","reasonCode":0,"secret_hash":"%s"}
        """
            .formatted(order.invoice(), shop.terminal().id(), client.secretHashes().hash(order.invoice()));
    List<Heard> heard = new CopyOnWriteArrayList<>();

    var reply =
        NotificationReceiver.confirmedBy(client)
            .build()
            .handle(
                NotificationRequest.of(Map.of(), body.getBytes(StandardCharsets.UTF_8)),
                (event, status) -> heard.add(new Heard(event, status)));

    assertThat(reply).isEqualTo(Reply.COME_AGAIN);
    assertThat(heard).isEmpty();
  }

  @Test
  void a_charge_is_told_where_the_terminal_tells_of_it() {
    var shop = gateway.shop(terminal -> Terminals.ruled(terminal, Terminals.rules(0, 30, 0, true)));
    var client = ClientOf.shop(gateway, shop);
    List<NotificationEvent.Genuine> heard = new CopyOnWriteArrayList<>();
    try (var server = Receiver.start()) {
      var order = ClientOf.order("100").notifyAt(server.url()).build();
      var paid = (PaymentResult.Authorized) client.pay(shop.card(), order);
      client.charge(paid.id());
      var receiver = NotificationReceiver.confirmedBy(client).build();
      server.await(2).forEach(call -> receiver.handle(request(call), (event, status) -> heard.add(event)));
    }
    assertThat(heard).hasSize(2);
    assertThat(heard.getLast())
        .isInstanceOfSatisfying(
            NotificationEvent.Operated.class, done -> assertThat(done.operation().kind()).isEqualTo("charge"));
  }

  /// The shop's database is away at first: the gateway comes again until it was told.
  @Test
  void what_the_shop_could_not_store_comes_again() {
    try (var patient = TestGateway.start(s -> s.pause(TestPause.BRIEF));
        var server = Receiver.start();
        var _ = Ticking.of(patient)) {
      var shop = patient.shop();
      var client = ClientOf.shop(patient, shop);
      var receiver = NotificationReceiver.confirmedBy(client).build();
      List<NotificationEvent.Genuine> heard = new CopyOnWriteArrayList<>();
      var failures = new AtomicInteger(2);
      server.answers(
          exchange -> {
            // The receiver's server has the body already; the newest call is this one.
            try {
              var reply =
                  receiver.handle(
                      request(server.calls().getLast()),
                      (event, status) -> {
                        if (failures.getAndDecrement() > 0) {
                          throw new IllegalStateException("the shop's database is away");
                        }
                        heard.add(event);
                      });
              exchange.sendResponseHeaders(reply.status(), -1);
            } catch (IllegalStateException e) {
              exchange.sendResponseHeaders(500, -1);
            }
          });

      client.pay(shop.card(), ClientOf.order("100").notifyAt(server.url()).build());

      Eventually.holds("the shop was told", () -> !heard.isEmpty());
      assertThat(heard).hasSize(1);
      assertThat(server.calls()).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
