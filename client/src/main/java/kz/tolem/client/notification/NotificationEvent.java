package kz.tolem.client.notification;

import java.util.Optional;
import kz.tolem.client.Decline;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.PostLink;

/**
 * What a notification tells. {@link Rejected} is none: whoever sent it could not show that he knows a secret of the
 * shop. Immutable. Source: EPAY.md 5.
 */
public sealed interface NotificationEvent {

  /** One that passed the checks; the message itself has the rest, personal data among it. */
  sealed interface Genuine extends NotificationEvent {

    /** The order. */
    InvoiceId invoice();

    /** The attempt to pay it. */
    PaymentId id();

    /** What was to be paid. */
    Money money();

    /** All that was sent. */
    PostLink message();

    /** The same for the same event, however often it is sent. */
    default String key() {
      String operation = message().operation().map(done -> ":" + done.kind() + ":" + done.id()).orElse("");
      return id() + ":" + message().result().code().orElse("") + operation;
    }
  }

  /**
   * The card's bank agreed. Whether the money is blocked or taken, the status tells.
   *
   * @param card the saved card, where the buyer saved it or it was one
   */
  record Authorized(InvoiceId invoice, PaymentId id, Money money, Optional<CardId> card, PostLink message)
      implements Genuine {}

  /** A card was found good, without money. */
  record CardVerified(InvoiceId invoice, PaymentId id, Money money, Optional<CardId> card, PostLink message)
      implements Genuine {}

  /** An attempt to pay failed; another one may follow. */
  record Declined(InvoiceId invoice, PaymentId id, Money money, Decline decline, PostLink message)
      implements Genuine {}

  /**
   * Something was done later, or could not be: a charge, a cancel, a refund, a release, a subscription. Only a Tolem
   * tells of it, where its terminal is set so.
   */
  record Operated(
      InvoiceId invoice, PaymentId id, Money money, PostLink.Operation operation, boolean succeeded, PostLink message)
      implements Genuine {}

  /** Not to be believed. */
  record Rejected(Reason reason) implements NotificationEvent {}

  /** Why a notification is not believed. */
  enum Reason {
    /** It has no signature, and the shop demands one. */
    NOT_SIGNED,
    /** No secret of the shop made its signature. */
    WRONG_SIGNATURE,
    /** It was signed more than five minutes ago, or in the future: a recording, or one of the clocks is wrong. */
    STALE,
    /** It is not a message of the documents. */
    UNREADABLE,
    /** Its secret_hash is not that of the order. */
    WRONG_SECRET_HASH,
    /** It is about another terminal. */
    OTHER_TERMINAL
  }
}
