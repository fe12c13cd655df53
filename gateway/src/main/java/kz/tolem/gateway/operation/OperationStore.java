package kz.tolem.gateway.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import org.jdbi.v3.core.Handle;

/// The table operation.
final class OperationStore {

  private final Database database;

  OperationStore(Database database) {
    this.database = database;
  }

  /// Writes the intent.
  /// @return false when the payment's end or the refund's own id is taken
  static boolean insert(Handle handle, Operation operation) {
    return handle
            .createUpdate(
                """
                insert into operation (id, payment_id, merchant_id, kind, amount, currency, external_id, state,
                                       opened_at)
                values (:id, :payment, :merchant, :kind, :amount, :currency, :external, 'PENDING', :at)
                on conflict do nothing
                """)
            .bind("id", operation.id())
            .bind("payment", operation.payment().value())
            .bind("merchant", operation.merchant().value())
            .bind("kind", operation.kind().name())
            .bind("amount", operation.amount().minorUnits())
            .bind("currency", operation.amount().currency().getCurrencyCode())
            .bind("external", operation.externalId().orElse(null))
            .bind("at", operation.openedAt())
            .execute()
        == 1;
  }

  /// Writes the outcome.
  /// @return false when somebody else wrote it first
  static boolean settle(
      Handle handle, UUID id, Operation.State state, String reference, int faultCode, Instant at) {
    return handle
            .createUpdate(
                """
                update operation
                   set state = :state, reference = :reference, fault_code = :fault, settled_at = :at
                 where id = :id and state = 'PENDING'
                """)
            .bind("state", state.name())
            .bind("reference", reference)
            .bind("fault", faultCode == 0 ? null : (Integer) faultCode)
            .bind("at", at)
            .bind("id", id)
            .execute()
        == 1;
  }

  Optional<Operation> find(UUID id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from operation where id = :id")
                .bind("id", id)
                .map((row, _) -> read(row))
                .findOne());
  }

  /// The refund that a shop began under its own id and that did not fail.
  Optional<Operation> byExternalId(MerchantId merchant, String externalId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from operation
                     where merchant_id = :merchant and external_id = :external and state <> 'FAILED'
                    """)
                .bind("merchant", merchant.value())
                .bind("external", externalId)
                .map((row, _) -> read(row))
                .findOne());
  }

  /// What ends a payment's block, unless it failed.
  Optional<Operation> ending(PaymentId payment) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from operation
                     where payment_id = :payment and kind <> 'REFUND' and state <> 'FAILED'
                    """)
                .bind("payment", payment.value())
                .map((row, _) -> read(row))
                .findOne());
  }

  /// Whether nothing ends a payment's block yet, and the card host has not refused to release it within the last day.
  boolean mayBeReleased(PaymentId payment, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select not exists (
                           select 1 from operation
                            where payment_id = :payment and kind <> 'REFUND'
                              and (state <> 'FAILED' or kind = 'RELEASE' and opened_at > :yesterday))
                    """)
                .bind("payment", payment.value())
                .bind("yesterday", now.minus(Duration.ofDays(1)))
                .mapTo(Boolean.class)
                .one());
  }

  /// Operations whose outcome is open since before the given moment, the oldest first, behind the given one.
  List<Operation> pendingSince(Instant before, Instant behind, UUID after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from operation
                     where state = 'PENDING' and opened_at < :before and (opened_at, id) > (:behind, :after)
                     order by opened_at, id
                     limit :most
                    """)
                .bind("before", before)
                .bind("behind", behind)
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> read(row))
                .list());
  }

  private static Operation read(ResultSet row) throws SQLException {
    return new Operation(
        row.getObject("id", UUID.class),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        Operation.Kind.valueOf(row.getString("kind")),
        new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
        Optional.ofNullable(row.getString("external_id")),
        Operation.State.valueOf(row.getString("state")),
        row.getInt("fault_code"),
        row.getTimestamp("opened_at").toInstant());
  }
}
