package kz.tolem.shop.till;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import kz.tolem.client.PaymentAttempt;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.Purchase;
import kz.tolem.client.SecureForm;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemException;
import kz.tolem.client.TolemRefusedException;
import kz.tolem.client.TolemTransportException;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.shop.goods.Words;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes payments. Whatever is asked of the gateway was written down before. Thread-safe.
public final class Till {

  private static final Logger LOG = LoggerFactory.getLogger(Till.class);

  /// A buyer who goes to the page needs a while; the notification comes by itself.
  private static final Duration PAGE_PATIENCE = Duration.ofSeconds(30);

  /// Longer than any call takes: then this program died in the middle of it.
  private static final Duration CALL_PATIENCE = Duration.ofSeconds(45);

  private static final Duration DOUBT_PATIENCE = Duration.ofSeconds(3);

  private static final Words DESCRIPTION =
      new Words("Чай и сухофрукты, заказ ", "Шай мен кептірілген жеміс, тапсырыс ", "Tea and dried fruit, order ");

  private final TolemClient tolem;
  private final OrderBook book;
  private final News news;
  private final InstantSource time;
  private final Supplier<String> notifyAt;

  /// @param notifyAt where the gateway reaches this shop's notification endpoint
  Till(TolemClient tolem, OrderBook book, News news, InstantSource time, Supplier<String> notifyAt) {
    this.tolem = tolem;
    this.book = book;
    this.news = news;
    this.time = time;
    this.notifyAt = notifyAt;
  }

  /// What the buyer's browser has to do next.
  public sealed interface Next {
    /// Look at the order: it is paid, declined, or looked after.
    record Look() implements Next {}

    /// Go to the payment page.
    record Page(URI address) implements Next {}

    /// Go to the card's bank.
    record Bank(SecureForm form) implements Next {}
  }

  /// Pays with a card that the buyer types on the gateway's page.
  ///
  /// @param back where the buyer returns
  /// @param keep whether he may save the card there
  public Next page(Order order, String back, boolean keep) {
    Purchase purchase = purchase(order, back);
    try {
      URI page = (keep ? tolem.pages().payAndSave(purchase) : tolem.pages().pay(purchase)).address();
      book.askAt(order, time.instant().plus(PAGE_PATIENCE));
      book.tell(order, Step.Kind.PAGE, "");
      return new Next.Page(page);
    } catch (TolemException e) {
      unreached(order, e);
      return new Next.Look();
    }
  }

  /// Pays with a saved card, from server to server.
  public Next pay(Order order, CardId card, String back) {
    PaymentAttempt attempt;
    try {
      attempt = tolem.prepare(card, purchase(order, back));
    } catch (TolemException e) {
      unreached(order, e);
      return new Next.Look();
    }
    if (!book.attempt(order, attempt.store(), time.instant().plus(CALL_PATIENCE))) {
      return new Next.Look();
    }
    book.tell(order, Step.Kind.SENT, card.toString());
    return settled(order, () -> tolem.send(attempt));
  }

  /// Finds out what became of an attempt, after a crash or a lost answer.
  void settle(Order order, String stored) {
    settled(order, () -> tolem.settle(PaymentAttempt.restore(stored)));
  }

  private Next settled(Order order, Supplier<PaymentResult> asking) {
    try {
      return next(order, asking.get());
    } catch (TolemException e) {
      // Nothing happened, for certain: that is what its exceptions mean.
      book.attemptEnded(order);
      unreached(order, e);
      return new Next.Look();
    }
  }

  private Next next(Order order, PaymentResult result) {
    return switch (result) {
      case PaymentResult.Authorized _ -> {
        askNowOrLater(order);
        yield new Next.Look();
      }
      case PaymentResult.Declined declined -> {
        book.declined(order, declined.decline().code().code());
        yield new Next.Look();
      }
      case PaymentResult.NeedsBuyer waiting -> {
        book.attemptEnded(order);
        book.askAt(order, time.instant().plus(PAGE_PATIENCE));
        book.tell(order, Step.Kind.TO_BANK, "");
        yield new Next.Bank(SecureForm.ofOtherSide(waiting));
      }
      case PaymentResult.InDoubt doubt -> {
        book.askAt(order, time.instant().plus(DOUBT_PATIENCE));
        book.tell(order, Step.Kind.IN_DOUBT, doubt.why().name());
        yield new Next.Look();
      }
    };
  }

  /// The answer said yes; the status says it in full. Without it the order waits for the notification, or for [Rounds].
  private void askNowOrLater(Order order) {
    try {
      ask(order);
    } catch (TolemException e) {
      LOG.info("order {} waits for its status: {}", order.invoice(), e.getMessage());
    }
  }

  /// Asks how the order's payment stands, and acts on it.
  void ask(Order order) {
    news.heard(order, tolem.status(order.invoice()));
  }

  private void unreached(Order order, TolemException e) {
    switch (e) {
      case TolemRefusedException refused -> book.tell(order, Step.Kind.REFUSED, refused.serverMessage());
      case TolemTransportException _ -> book.tell(order, Step.Kind.NOT_REACHED, "");
    }
  }

  private Purchase purchase(Order order, String back) {
    InvoiceId invoice = order.invoice();
    return Purchase.invoice(invoice.digits())
        .money(order.total())
        .description(DESCRIPTION.in(order.language()) + invoice)
        .account(order.buyer().value())
        .language(order.language())
        .back(back)
        .notifyAt(notifyAt.get())
        .build();
  }
}
