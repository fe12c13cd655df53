package kz.tolem.gateway.operation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.PaymentNotice;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.protocol.PostLink;
import kz.tolem.protocol.StatusName;

/// Writes the notification of a charge, cancel, refund or release, where the terminal asks for it. Thread-safe.
final class OperationNotice {

  private final Standings standings;
  private final Merchants merchants;
  private final Vault vault;
  private final PaymentNotice notice;
  private final Sender sender;
  private final Ids ids;

  OperationNotice(
      Standings standings, Merchants merchants, Vault vault, PaymentNotice notice, Sender sender, Ids ids) {
    this.standings = standings;
    this.merchants = merchants;
    this.vault = vault;
    this.notice = notice;
    this.sender = sender;
    this.ids = ids;
  }

  /// The outbox row to be written with the outcome; empty when the terminal or the shop wants none.
  ///
  /// @param faultCode 0 when it was done
  Optional<OutboxBatch.Row> row(Operation operation, int faultCode, Instant at) {
    Standing standing = standings.find(operation.payment()).orElseThrow();
    Order order = standing.payment().order();
    boolean wanted =
        merchants.terminal(order.terminal()).map(terminal -> terminal.rules().notifyOperations()).orElse(false);
    if (!wanted || !(standing.payment() instanceof Payment.Approved approved)) {
      return Optional.empty();
    }
    StoredCard card = vault.anyCard(order.merchant(), order.card()).orElseThrow();
    PostLink.Operation what =
        new PostLink.Operation(
            operation.kind().name().toLowerCase(Locale.ROOT),
            operation.id().toString(),
            Optional.of(operation.amount().majorUnits()),
            then(operation, standing, faultCode).wireName(),
            operation.externalId());
    return notice
        .later(ids.timeOrdered(), approved, card, new PaymentNotice.Later(order.links().post(), at, faultCode, what))
        .map(told -> new OutboxBatch.Row(told, at));
  }

  /// How the payment stands once the outcome is written. A refund's amount was set aside when it began.
  private static StatusName then(Operation operation, Standing standing, int faultCode) {
    if (faultCode != 0) {
      return operation.kind() == Operation.Kind.REFUND ? StatusName.CHARGE : StatusName.AUTH;
    }
    return switch (operation.kind()) {
      case CHARGE -> StatusName.CHARGE;
      case CANCEL -> StatusName.CANCEL;
      case RELEASE -> StatusName.CANCEL_OLD;
      case REFUND -> standing.isReturned() ? StatusName.REFUND : StatusName.CHARGE;
    };
  }

  /// To be called once a row is on disk.
  void send() {
    sender.poke();
  }
}
