package kz.tolem.gateway.subscription;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.subscription.Subscriptions.Outcome;
import kz.tolem.protocol.PaymentError;
import kz.tolem.protocol.RecurrentSubscribeReply;
import kz.tolem.protocol.RecurrentSubscription;

/// The one place where subscriptions become HTTP. Source: EPAY.md 10.1; the list and its entries are Tolem's own.
final class SubscriptionReplies {

  private final Merchants merchants;
  private final ZoneId zone;

  SubscriptionReplies(Merchants merchants, ZoneId zone) {
    this.merchants = merchants;
    this.zone = zone;
  }

  Reply subscribed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(var why) -> refused(why);
      case Outcome.Of(var subscription, var first) -> {
        Order order = first.payment().order();
        yield Reply.json(
            200,
            new RecurrentSubscribeReply(
                    time(subscription.createdAt()),
                    subscription.frequency(),
                    time(subscription.lastDueAt()),
                    clientId(subscription),
                    order.invoice().digits(),
                    order.amount().majorUnits(),
                    order.amount().currency().getCurrencyCode(),
                    reference(first))
                .write());
      }
    };
  }

  Reply one(Optional<Outcome.Of> found, List<Subscription.Intent> payments) {
    return found
        .map(of -> Reply.json(200, entry(of, payments).write()))
        .orElseGet(() -> refused(new SubscriptionRefusal.SubscriptionUnknown()));
  }

  Reply list(List<Outcome.Of> found) {
    return Reply.json(
        200, RecurrentSubscription.writeList(found.stream().map(of -> entry(of, List.of())).toList()));
  }

  private RecurrentSubscription entry(Outcome.Of found, List<Subscription.Intent> payments) {
    Subscription subscription = found.subscription();
    Order order = found.first().payment().order();
    boolean active = subscription.state() == RecurrentSubscription.Status.ACTIVE;
    return new RecurrentSubscription(
        subscription.id().toString(),
        subscription.payment(),
        subscription.state(),
        time(subscription.createdAt()),
        subscription.frequency(),
        active ? Optional.of(time(subscription.dueAt())) : Optional.empty(),
        time(subscription.lastDueAt()),
        clientId(subscription),
        subscription.terminal().toString(),
        order.invoice().digits(),
        order.amount().majorUnits(),
        order.amount().currency().getCurrencyCode(),
        subscription.lastCode().orElse(0),
        payments.stream()
            .map(
                intent ->
                    new RecurrentSubscription.Attempt(
                        intent.turn(), intent.attempt(), intent.invoice(), time(intent.createdAt())))
            .toList());
  }

  private String clientId(Subscription subscription) {
    return merchants.merchant(subscription.merchant()).map(Merchant::clientId).orElse("");
  }

  private static String reference(Standing first) {
    return first.payment() instanceof Payment.Approved approved ? approved.approval().reference() : "";
  }

  private OffsetDateTime time(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }

  static Reply refused(SubscriptionRefusal refusal) {
    return switch (refusal) {
      case SubscriptionRefusal.Unreadable(var why) -> fault(400, why);
      case SubscriptionRefusal.ScopeLacksPayment _ -> fault(403, "token was not granted the scope payment");
      case SubscriptionRefusal.PaymentUnknown _ -> fault(400, "transaction not found");
      case SubscriptionRefusal.SubscriptionUnknown _ -> fault(400, "subscription not found");
      case SubscriptionRefusal.NotPaid _ -> fault(400, "only a payment in status AUTH or CHARGE can be repeated");
      case SubscriptionRefusal.CardNotSaved _ -> fault(400, "the card of this payment is not saved");
      case SubscriptionRefusal.SubscribedOtherwise(var frequency) ->
          fault(400, "the payment is repeated already, " + frequency + "; end that first");
    };
  }

  private static Reply fault(int status, String message) {
    return Reply.json(status, PaymentError.of(PaymentError.REQUEST_FAULT, message).write());
  }
}
