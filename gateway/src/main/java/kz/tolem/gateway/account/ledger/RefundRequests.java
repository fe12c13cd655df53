package kz.tolem.gateway.account.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.UserId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// The table refund_request. That two people are needed is a constraint of the table. Thread-safe.
final class RefundRequests {

  private final Database database;

  RefundRequests(Database database) {
    this.database = database;
  }

  /// Writes a request down, once for each id.
  void ask(UUID id, PaymentId payment, MerchantId merchant, Money amount, String reason, UserId by, Instant at) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into refund_request (id, payment_id, merchant_id, amount, currency, reason, asked_by,
                                                asked_at)
                    values (:id, :payment, :merchant, :amount, :currency, :reason, :by, :at)
                    on conflict (id) do nothing
                    """)
                .bind("id", id)
                .bind("payment", payment.value())
                .bind("merchant", merchant.value())
                .bind("amount", amount.minorUnits())
                .bind("currency", amount.currency().getCurrencyCode())
                .bind("reason", reason)
                .bind("by", by.value())
                .bind("at", at)
                .execute());
  }

  /// Whether a refund of this id was begun, and has not failed.
  boolean isBegun(MerchantId merchant, String once) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from operation
                                    where merchant_id = :merchant and external_id = :once and state <> 'FAILED')
                    """)
                .bind("merchant", merchant.value())
                .bind("once", once)
                .mapTo(Boolean.class)
                .one());
  }

  Optional<RefundRequest> find(MerchantId merchant, UUID id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select r.*, u.login from refund_request r join app_user u on u.id = r.asked_by
                     where r.id = :id and r.merchant_id = :merchant
                    """)
                .bind("id", id)
                .bind("merchant", merchant.value())
                .map((row, _) -> read(row))
                .findOne());
  }

  List<RefundRequest> ofPayment(MerchantId merchant, PaymentId payment) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select r.*, u.login from refund_request r join app_user u on u.id = r.asked_by
                     where r.payment_id = :payment and r.merchant_id = :merchant
                     order by r.asked_at
                    """)
                .bind("payment", payment.value())
                .bind("merchant", merchant.value())
                .map((row, _) -> read(row))
                .list());
  }

  /// Those that wait for somebody, the oldest first.
  List<RefundRequest> waiting(MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select r.*, u.login from refund_request r join app_user u on u.id = r.asked_by
                     where r.merchant_id = :merchant and r.decision is null
                     order by r.asked_at
                     limit 100
                    """)
                .bind("merchant", merchant.value())
                .map((row, _) -> read(row))
                .list());
  }

  /// @return false when somebody was first
  boolean decide(RefundRequest request, RefundRequest.Decision decision, UserId by, Instant at) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update refund_request
                           set decision = :decision, decided_by = :by, decided_at = :at
                         where id = :id and decision is null
                        """)
                    .bind("decision", decision.name())
                    .bind("by", by.value())
                    .bind("at", at)
                    .bind("id", request.id())
                    .execute()
                == 1);
  }

  private static RefundRequest read(ResultSet row) throws SQLException {
    return new RefundRequest(
        row.getObject("id", UUID.class),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
        row.getString("reason"),
        new UserId(row.getObject("asked_by", UUID.class)),
        row.getString("login"),
        row.getTimestamp("asked_at").toInstant(),
        Optional.ofNullable(row.getString("decision")).map(RefundRequest.Decision::valueOf));
  }
}
