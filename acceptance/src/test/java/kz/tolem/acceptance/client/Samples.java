package kz.tolem.acceptance.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import kz.tolem.client.Credentials;
import kz.tolem.client.Decline;
import kz.tolem.client.Environment;
import kz.tolem.client.InvoiceNumbers;
import kz.tolem.client.OperationResult;
import kz.tolem.client.PaymentAttempt;
import kz.tolem.client.PaymentPage;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.PaymentStatus;
import kz.tolem.client.Purchase;
import kz.tolem.client.SecureForm;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationEvent;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.NotificationRequest;
import kz.tolem.client.notification.SeenNotifications;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CardListEntry;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;

/// The code of docs/shops: what stands between the marks stands there, word for word.
final class Samples {

  private final TolemClient tolem;

  Samples(TolemClient tolem) {
    this.tolem = tolem;
  }

  static TolemClient client(String base) {
    // sample: client
    TolemClient tolem =
        TolemClient.to(
                Environment.at(base), // http://localhost:8080
                Credentials.of(
                    "test", "yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG", "67e34d63-102f-4bd1-898e-370781d0074d"))
            .build();
    // end of sample
    return tolem;
  }

  static Environment bank() {
    // sample: bank
    Environment bank = Environment.bankTest(); // later bankProduction()
    // end of sample
    return bank;
  }

  String pay(CardId card, String invoice) {
    // sample: pay
    Purchase order =
        Purchase.invoice(invoice) // 000000001
            .money("1500", "KZT")
            .description("Order 451")
            .account("client-17")
            .build();

    PaymentResult result = tolem.pay(card, order);

    if (result instanceof PaymentResult.Authorized paid) {
      return "paid: " + paid.id();
    }
    if (result instanceof PaymentResult.Declined declined) {
      return declined.decline().text(Language.RUSSIAN);
    }
    if (result instanceof PaymentResult.NeedsBuyer waiting) {
      return SecureForm.ofOtherSide(waiting).html("", "Дальше");
    }
    PaymentResult.InDoubt doubt = (PaymentResult.InDoubt) result;
    return "we are checking: " + doubt.why();
    // end of sample
  }

  void crashProof(CardId card, Purchase order, Map<String, String> database) {
    // sample: crash-proof
    PaymentAttempt attempt = tolem.prepare(card, order);
    database.put(order.invoice().digits(), attempt.store()); // committed before anything is sent
    PaymentResult result = tolem.send(attempt);
    // end of sample
    settle(database);
    assert result != null;
  }

  String status(String invoice) {
    // sample: status
    PaymentStatus status = tolem.status(new InvoiceId(invoice));

    if (status instanceof PaymentStatus.Paid) {
      return "money in hand";
    }
    if (status instanceof PaymentStatus.Blocked) {
      return "blocked"; // charge it, or cancel it
    }
    // end of sample
    return status.getClass().getSimpleName();
  }

  void settle(Map<String, String> database) {
    // sample: settle
    for (String stored : database.values()) { // after a restart, and every minute for what is in doubt
      PaymentResult result = tolem.settle(PaymentAttempt.restore(stored));
      if (!(result instanceof PaymentResult.InDoubt)) {
        database.remove(result.invoice().digits());
      }
    }
    // end of sample
  }

  PaymentPage saveByPaying(String invoice) {
    // sample: save
    Purchase order =
        Purchase.invoice(invoice)
            .money("1500", "KZT")
            .description("Order 451")
            .account("client-17") // its saved cards can be listed by this later
            .back("https://shop.example.kz/orders/451")
            .notifyAt("https://shop.example.kz/tolem/notifications")
            .build();

    PaymentPage page = tolem.pages().payAndSave(order);

    // Answer the buyer's browser with a redirect to page.address(),
    // or give page.json() to halyk.pay(…) on a page of your own.
    // end of sample
    return page;
  }

  List<CardListEntry> cards() {
    // sample: cards
    List<CardListEntry> cards = tolem.cards().of("client-17");
    cards.forEach(card -> System.getLogger("shop").log(System.Logger.Level.INFO, card.cardMask()));
    // end of sample
    return cards;
  }

  String chargeWithoutBuyer(CardId card, Purchase order) {
    // sample: recurring
    PaymentResult result = tolem.payWithoutBuyer(card, order);

    if (result instanceof PaymentResult.Declined declined) {
      Decline decline = declined.decline();
      if (decline.endsCard()) {
        return "never again without the buyer";
      }
      if (decline.repeat() instanceof Decline.Repeat.NotBefore later) {
        return "again in " + later.pause(); // with a new invoice number
      }
      return "ask the buyer";
    }
    // end of sample
    return result.getClass().getSimpleName();
  }

  void subscribe(PaymentId payment) {
    // sample: subscription
    tolem.subscriptions().begin(payment, PaymentFrequency.MONTHLY);
    // end of sample
  }

  String chargeOrCancel(PaymentId payment, boolean delivered) {
    // sample: operations
    OperationResult result = delivered ? tolem.charge(payment) : tolem.cancel(payment);

    if (result instanceof OperationResult.InDoubt) {
      PaymentStatus now = tolem.within(Duration.ofMinutes(1)).status(payment);
      return now instanceof PaymentStatus.Paid ? "charged" : "not known yet";
    }
    // end of sample
    return result.getClass().getSimpleName();
  }

  static InvoiceNumbers numbers(LongSupplier sequence) {
    // sample: numbers
    InvoiceNumbers numbers = InvoiceNumbers.from(sequence); // select nextval('order_number')
    // end of sample
    return numbers;
  }

  NotificationReceiver receiver(SeenNotifications seen, String signingSecret) {
    // sample: receiver
    NotificationReceiver receiver =
        NotificationReceiver.confirmedBy(tolem)
            .signingSecrets(signingSecret) // whsec_…; leave it out at the bank, which signs nothing
            .seen(seen) // JdbcSeenNotifications.of(dataSource)
            .build();
    // end of sample
    return receiver;
  }

  int take(NotificationReceiver receiver, Map<String, String> headers, byte[] body, List<String> paidOrders) {
    // sample: take
    NotificationReceiver.Reply reply =
        receiver.handle(
            NotificationRequest.of(headers::get, body), // request::getHeader of a servlet
            (event, status) -> {
              if (event instanceof NotificationEvent.Authorized paid) {
                paidOrders.add(paid.invoice().digits()); // and paid.card() is the saved card
              }
            });
    return reply.status(); // what to answer
    // end of sample
  }
}
