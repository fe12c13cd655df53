package kz.tolem.gateway.subscription;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.payment.Channel;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Outcome;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Payments;
import kz.tolem.gateway.payment.PresentedCard;
import kz.tolem.gateway.payment.Refusal;
import kz.tolem.gateway.payment.TokenUse;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.subscription.Subscription.Intent;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.InvoiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one due payment. The intent, with its order number and what stands for its token, is on disk first: whoever
/// comes again, after a restart or beside another gateway, asks for the same payment and is answered from what is
/// stored. Thread-safe.
final class DuePayment {

  private static final Logger LOG = LoggerFactory.getLogger(DuePayment.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final int NUMBERS_MAX = 20;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);

  /// EPAY.md 11: this card cannot be used to pay.
  private static final int CARD_GONE = 2092;

  private final Database database;
  private final SubscriptionSteps steps;
  private final Payments payments;
  private final Merchants merchants;
  private final SubscriptionNotice notice;
  private final ZoneId zone;
  private final Edges edges;

  DuePayment(
      Database database,
      Payments payments,
      Merchants merchants,
      SubscriptionNotice notice,
      ZoneId zone,
      Edges edges) {
    this.database = database;
    this.steps = new SubscriptionSteps(database);
    this.payments = payments;
    this.merchants = merchants;
    this.notice = notice;
    this.zone = zone;
    this.edges = edges;
  }

  /// Makes the payment that is due, or goes on with it, and writes what follows for the subscription.
  void make(Subscription subscription) {
    Payment first = payments.byId(subscription.payment()).orElseThrow();
    Terminal terminal = merchants.terminal(subscription.terminal()).orElseThrow();
    Optional<Intent> intent = steps.intent(subscription, edges.ids().random(), number(), now());
    for (int tries = 0; tries < NUMBERS_MAX && intent.isPresent(); tries++) {
      Order order = order(first.order(), terminal, intent.get());
      switch (payments.pay(order, terminal, new PresentedCard.Scheduled())) {
        case Outcome.Of(var payment) -> {
          follow(subscription, payment);
          return;
        }
        case Outcome.Refused(var why) -> {
          if (!isNumberTaken(why)) {
            refused(subscription, first, order.use(), why);
            return;
          }
          steps.renumber(subscription, intent.get().invoice(), number());
          intent = steps.intent(subscription, edges.ids().random(), number(), now());
        }
      }
    }
    if (intent.isPresent()) {
      LOG.warn("no free order number was found for subscription {}; it is tried again", subscription.id());
      steps.lookAgain(subscription, now().plus(LOOK_AGAIN));
    }
  }

  private static Order order(Order first, Terminal terminal, Intent intent) {
    return new Order(
        first.merchant(),
        first.terminal(),
        new TokenUse(new TokenId(intent.token()), 1),
        new InvoiceId(intent.invoice()),
        "",
        first.amount(),
        first.card(),
        Channel.API,
        terminal.twoStep(),
        true,
        false,
        first.description(),
        first.data(),
        first.buyer(),
        first.links(),
        first.secretHash());
  }

  /// Twelve digits: the day and six random ones, since the last six must be the terminal's alone.
  private String number() {
    String day = DAY.format(LocalDate.ofInstant(edges.time().instant(), zone));
    int random = (ByteBuffer.wrap(edges.ids().secret(4)).getInt() & Integer.MAX_VALUE) % 1_000_000;
    return day + Integer.toString(1_000_000 + random).substring(1);
  }

  private static boolean isNumberTaken(Refusal why) {
    return why instanceof Refusal.InvoiceTailUsed
        || why instanceof Refusal.InvoicePaid
        || why instanceof Refusal.InvoiceInProgress;
  }

  private void refused(Subscription subscription, Payment first, TokenUse use, Refusal why) {
    switch (why) {
      case Refusal.CardUnknown _ -> fail(subscription, (Payment.Settled) first, CARD_GONE);
      case Refusal.TokenUsed _ ->
          // Another gateway made this try under the number that it had then.
          payments.byUse(use).ifPresent(payment -> follow(subscription, payments.await(payment)));
      case Refusal.BodyUnreadable _, Refusal.TokenUnknown _, Refusal.TokenExpired _, Refusal.ScopeLacksPayment _,
          Refusal.FieldWrong _, Refusal.DescriptionTooLong _, Refusal.AmountZero _,
          Refusal.CryptogramsNotTaken _, Refusal.CryptogramWrong _, Refusal.TooFast _, Refusal.TooManyCards _,
          Refusal.InvoiceInProgress _, Refusal.InvoicePaid _, Refusal.InvoiceTailUsed _ ->
          throw new IllegalStateException("a due payment was refused: " + why.getClass().getSimpleName());
    }
  }

  private void follow(Subscription subscription, Payment payment) {
    switch (payment) {
      case Payment.Pending _, Payment.SecureStep _ -> steps.lookAgain(subscription, now().plus(LOOK_AGAIN));
      case Payment.Approved _ -> made(subscription);
      case Payment.Declined declined -> declined(subscription, declined);
    }
  }

  private void made(Subscription subscription) {
    Schedule schedule = new Schedule(subscription.createdAt(), subscription.frequency(), zone);
    if (subscription.turn() < schedule.turns()) {
      steps.advance(subscription, schedule.due(subscription.turn() + 1));
    } else {
      database.transaction(handle -> SubscriptionSteps.close(handle, subscription, Optional.empty(), now()));
    }
  }

  private void declined(Subscription subscription, Payment.Declined declined) {
    Optional<Duration> pause = Retries.pause(DeclineCode.of(declined.code()), subscription.attempt());
    if (pause.isPresent()) {
      steps.retry(subscription, declined.code(), now().plus(pause.get()));
    } else {
      fail(subscription, declined, declined.code());
    }
  }

  private void fail(Subscription subscription, Payment.Settled payment, int code) {
    Instant at = now();
    Optional<OutboxBatch.Row> row = notice.failed(subscription, payment, code, at);
    boolean failed =
        database.transaction(
            handle -> {
              boolean closed = SubscriptionSteps.close(handle, subscription, Optional.of(code), at);
              if (closed) {
                OutboxBatch.insert(handle, row.stream().toList());
              }
              return closed;
            });
    if (failed) {
      LOG.info("subscription {} has failed with code {}", subscription.id(), code);
      notice.send();
    }
  }

  private Instant now() {
    return edges.time().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
