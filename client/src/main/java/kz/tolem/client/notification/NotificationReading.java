package kz.tolem.client.notification;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import kz.tolem.client.Decline;
import kz.tolem.client.PaymentStatus;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.PostLink;
import kz.tolem.protocol.StatusTransaction;

/** What a notification's body tells, and whether the status says the same. */
final class NotificationReading {

  private static final int BODY_BYTES_MAX = 64 * 1024;

  /** Failed, and nobody says why. */
  private static final int UNSPECIFIED = 703;

  private NotificationReading() {}

  static Optional<NotificationEvent.Genuine> read(byte[] body) {
    if (body.length > BODY_BYTES_MAX) {
      return Optional.empty();
    }
    try {
      return event(PostLink.read(body));
    } catch (MalformedMessage | IllegalArgumentException e) {
      // Not one of the documents' messages, or an amount that is none.
      return Optional.empty();
    }
  }

  private static Optional<NotificationEvent.Genuine> event(PostLink message) {
    Optional<PaymentId> id = message.id().flatMap(PaymentId::parse);
    Optional<BigDecimal> amount = message.order().amount();
    Optional<String> number = message.order().invoiceId();
    if (id.isEmpty() || amount.isEmpty() || number.isEmpty() || message.result().code().isEmpty()) {
      return Optional.empty();
    }
    InvoiceId invoice = new InvoiceId(number.get());
    Money money = Money.of(amount.get(), Currency.getInstance(message.order().currency().orElse("")));
    boolean succeeded = message.result().succeeded();
    Optional<CardId> card = message.card().cardId().flatMap(CardId::parse);
    if (message.operation().isPresent()) {
      PostLink.Operation operation = message.operation().get();
      return Optional.of(new NotificationEvent.Operated(invoice, id.get(), money, operation, succeeded, message));
    }
    if (!succeeded) {
      int code = message.result().reasonCode().filter(c -> c > 0).orElse(UNSPECIFIED);
      Decline decline = Decline.of(code, message.result().reason().orElse(""));
      return Optional.of(new NotificationEvent.Declined(invoice, id.get(), money, decline, message));
    }
    return Optional.of(
        money.isZero()
            ? new NotificationEvent.CardVerified(invoice, id.get(), money, card, message)
            : new NotificationEvent.Authorized(invoice, id.get(), money, card, message));
  }

  /**
   * A success must be there, under its own id, with its own money. A failure of one attempt agrees with whatever became
   * of the order since, as long as the order is there.
   */
  static boolean agree(NotificationEvent.Genuine event, PaymentStatus status) {
    if (status instanceof PaymentStatus.NotFound || status instanceof PaymentStatus.NotUnderstood) {
      return false;
    }
    boolean success = event instanceof NotificationEvent.Authorized || event instanceof NotificationEvent.CardVerified;
    if (!success) {
      return true;
    }
    if (status instanceof PaymentStatus.InProgress || status instanceof PaymentStatus.Declined) {
      return false;
    }
    return status.id().equals(Optional.of(event.id())) && isSameMoney(event.money(), status);
  }

  private static boolean isSameMoney(Money money, PaymentStatus status) {
    Optional<StatusTransaction> payment = status.details();
    Optional<BigDecimal> told =
        payment.map(StatusTransaction::amounts).flatMap(amounts -> amounts.original().or(amounts::amount));
    String currency = payment.flatMap(details -> details.order().currency()).orElse("");
    return told.filter(sum -> sum.compareTo(money.majorUnits()) == 0).isPresent()
        && currency.equals(money.currency().getCurrencyCode());
  }
}
