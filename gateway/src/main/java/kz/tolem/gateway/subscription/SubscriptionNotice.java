package kz.tolem.gateway.subscription;

import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.PaymentNotice;
import kz.tolem.protocol.PostLink;
import kz.tolem.protocol.RecurrentSubscription;

/// Tells a shop that a subscription has failed. Thread-safe.
final class SubscriptionNotice {

  private static final String KIND = "recurrent";

  private final Vault vault;
  private final PaymentNotice notice;
  private final Sender sender;
  private final Ids ids;

  SubscriptionNotice(Vault vault, PaymentNotice notice, Sender sender, Ids ids) {
    this.vault = vault;
    this.notice = notice;
    this.sender = sender;
    this.ids = ids;
  }

  /// The outbox row to be written with the failure; empty when the shop gave no address.
  ///
  /// @param payment the one that was declined; the first one when the last could not even be begun
  Optional<OutboxBatch.Row> failed(Subscription subscription, Payment.Settled payment, int code, Instant at) {
    OrderLinks links = payment.order().links();
    StoredCard card = vault.anyCard(payment.order().merchant(), payment.order().card()).orElseThrow();
    PostLink.Operation what =
        new PostLink.Operation(
            KIND,
            subscription.id().toString(),
            Optional.of(payment.order().amount().majorUnits()),
            RecurrentSubscription.Status.FAILED.name(),
            Optional.empty());
    String url = links.failurePost().isEmpty() ? links.post() : links.failurePost();
    return notice
        .later(ids.timeOrdered(), payment, card, new PaymentNotice.Later(url, at, code, what))
        .map(told -> new OutboxBatch.Row(told, at));
  }

  /// To be called once a row is on disk.
  void send() {
    sender.poke();
  }
}
