package kz.tolem.gateway.payment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.card.CardNote;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.notification.Notification;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.sql.Committer;

/// Puts an outcome on disk, with its notification and the card it saves. Thread-safe.
public final class Settlement {

  private final Committer committer;
  private final PaymentNotice notice;
  private final Sender sender;
  private final Ids ids;
  private final InstantSource time;
  private final SettlePayments settlePayments = new SettlePayments();

  public Settlement(Committer committer, PaymentNotice notice, Sender sender, Ids ids, InstantSource time) {
    this.committer = committer;
    this.notice = notice;
    this.sender = sender;
    this.ids = ids;
    this.time = time;
  }

  /// Settles a pending payment by what the card host said. Safe to repeat: a payment is settled once.
  ///
  /// @param expiry the expiry that the host has just judged
  /// @param firstOnInvoice whether this is the first attempt on its invoice, so that no earlier notification can be
  ///     waiting and this one may be sent at once
  /// @return the settled payment; empty when somebody else settled it first
  Optional<Payment.Settled> settle(
      Payment.Pending pending, Decided decided, StoredCard card, Expiry expiry, boolean firstOnInvoice) {
    Payment.Settled settled = decided.payment();
    Optional<Notification> notification = notice.of(ids.timeOrdered(), settled, card);
    Settling settling =
        new Settling(
            settled,
            notification.map(told -> row(told, firstOnInvoice)),
            note(pending, decided, card, expiry));
    if (!committer.commit(settlePayments, settling)) {
      return Optional.empty();
    }
    notification.ifPresent(told -> send(told, firstOnInvoice));
    return Optional.of(settled);
  }

  /// What a final answer of the card host makes of a pending payment; empty while there is none.
  Optional<Decided> decide(Payment.Pending pending, AcquirerReply reply) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (reply) {
      case AcquirerReply.Approved(var reference, var intReference, var code, var networkId) ->
          Optional.of(
              new Decided(
                  pending.approved(new Payment.Approval(reference, intReference, code), now), networkId, true));
      case AcquirerReply.Declined(int code, var reference) ->
          Optional.of(new Decided(pending.declined(code, reference, now), "", true));
      case AcquirerReply.Unknown _ -> Optional.empty();
    };
  }

  /// A decline that this gateway decides by itself; the card host is not asked.
  Decided declined(Payment.Pending pending, int code) {
    return Decided.ofOurs(pending.declined(code, "", time.instant().truncatedTo(ChronoUnit.MICROS)));
  }

  private static OutboxBatch.Row row(Notification notification, boolean firstOnInvoice) {
    Instant now = notification.createdAt();
    return new OutboxBatch.Row(notification, firstOnInvoice ? now.plus(Sender.LEASE) : now);
  }

  private void send(Notification notification, boolean firstOnInvoice) {
    if (firstOnInvoice) {
      sender.offer(notification);
    } else {
      sender.poke();
    }
  }

  private static Optional<CardNote> note(Payment.Pending pending, Decided decided, StoredCard card, Expiry expiry) {
    return switch (decided.payment()) {
      case Payment.Approved approved -> {
        if (pending.order().saveCard()) {
          yield Optional.of(saved(card, expiry, decided.networkId(), approved));
        }
        boolean firstApproval =
            card.saved() && card.history().networkId().isEmpty() && !decided.networkId().isEmpty();
        yield firstApproval
            ? Optional.of(new CardNote.Linked(card.id(), decided.networkId()))
            : Optional.empty();
      }
      case Payment.Declined declined -> decided.byHost() ? CardRules.note(card, declined) : Optional.empty();
    };
  }

  private static CardNote saved(StoredCard card, Expiry expiry, String networkId, Payment.Approved by) {
    return new CardNote.Saved(card.id(), by.id(), expiry, networkId, by.settledAt());
  }
}
