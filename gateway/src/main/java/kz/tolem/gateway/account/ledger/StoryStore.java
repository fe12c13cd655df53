package kz.tolem.gateway.account.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.operation.Operation;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import org.jdbi.v3.core.Handle;

/// Reads what happened to one payment beside the payment itself. Thread-safe.
final class StoryStore {

  private static final int MOST = 500;

  private final Database database;

  StoryStore(Database database) {
    this.database = database;
  }

  /// A charge, cancel, release or refund.
  ///
  /// @param faultCode 0: the host did not refuse
  record Done(
      UUID id,
      Operation.Kind kind,
      Money amount,
      Optional<String> externalId,
      Operation.State state,
      String reference,
      int faultCode,
      Instant openedAt,
      Optional<Instant> settledAt) {}

  /// What the shop was told, or is to be told.
  record Told(
      UUID id,
      boolean success,
      String url,
      String body,
      Instant createdAt,
      Optional<Instant> nextTryAt,
      int tries,
      Optional<Instant> deliveredAt,
      String lastFault,
      List<Failure> failures) {

    public Told {
      failures = List.copyOf(failures);
    }

    /// A try that failed.
    record Failure(int no, Instant at, String fault) {}

    @Override
    public String toString() {
      return "notification " + id;
    }
  }

  List<Done> operations(PaymentId payment) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from operation where payment_id = :payment order by opened_at, id limit :most")
                .bind("payment", payment.value())
                .bind("most", MOST)
                .map((row, _) -> done(row))
                .list());
  }

  /// Each half has an index of its own: one of what is over, one of what is still to be told.
  List<Told> notifications(Payment payment) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from notification
                     where payment_id = :payment and next_try_at is null
                    union all
                    select * from notification
                     where terminal_id = :terminal and invoice_number = :invoice and payment_id = :payment
                       and next_try_at is not null
                     order by id
                     limit :most
                    """)
                .bind("payment", payment.id().value())
                .bind("terminal", payment.order().terminal().value())
                .bind("invoice", payment.order().invoice().digits())
                .bind("most", MOST)
                .map((row, _) -> told(row, handle))
                .list());
  }

  /// When the buyer came back from the card's issuer.
  Optional<Instant> resumedAt(PaymentId payment) {
    return database
        .read(
            handle ->
                handle
                    .createQuery("select resumed_at from payment where id = :payment")
                    .bind("payment", payment.value())
                    .map((row, _) -> instant(row, "resumed_at"))
                    .findOne())
        .flatMap(at -> at);
  }

  private static Done done(ResultSet row) throws SQLException {
    return new Done(
        row.getObject("id", UUID.class),
        Operation.Kind.valueOf(row.getString("kind")),
        new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
        Optional.ofNullable(row.getString("external_id")),
        Operation.State.valueOf(row.getString("state")),
        row.getString("reference"),
        row.getInt("fault_code"),
        row.getTimestamp("opened_at").toInstant(),
        instant(row, "settled_at"));
  }

  private static Told told(ResultSet row, Handle handle) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    List<Told.Failure> failures =
        row.getString("last_fault").isEmpty() && row.getInt("tries") <= 1
            ? List.of()
            : handle
                .createQuery(
                    "select no, at, fault from notification_try where notification_id = :id order by no limit 200")
                .bind("id", id)
                .map(
                    (each, _) -> new Told.Failure(
                        each.getInt("no"), each.getTimestamp("at").toInstant(), each.getString("fault")))
                .list();
    return new Told(
        id,
        row.getBoolean("success"),
        row.getString("url"),
        row.getString("body"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "next_try_at"),
        row.getInt("tries"),
        instant(row, "delivered_at"),
        row.getString("last_fault"),
        failures);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
