package kz.tolem.gateway.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Columns;
import kz.tolem.gateway.sql.Committer;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;
import org.jdbi.v3.core.Handle;

/// The table notification: what is still to be told. Any number of gateways may take from it; each row is leased to one
/// of them at a time, and of one invoice only the oldest open row is handed out, so that a shop hears things in order.
final class Outbox {

  static final int PATIENCE_TRIES = 3;

  private final Database database;
  private final Committer committer;

  Outbox(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  /// A notification taken from the outbox.
  ///
  /// @param tries how often it was tried before
  record Due(Notification notification, int tries) {}

  /// Takes up to `most` rows that are due. They come up again after the lease, should this process die with them.
  ///
  /// A success does not wait for ever behind a failure notice of the same invoice that nobody takes: after
  /// [#PATIENCE_TRIES] tries the notice is given up in its favour, so that the shop still hears nothing out of order.
  List<Due> take(int most, Instant now, Duration lease) {
    return database.transaction(
        handle -> {
          List<Due> taken = takeDue(handle, most, now, lease);
          taken.stream().filter(due -> due.notification().success()).forEach(due -> giveUpEarlier(handle, due));
          return taken;
        });
  }

  /// The rows to take are handed over as an array, which is always looked up by the primary key; joined, a plan made
  /// without knowing how few they are reads the whole table.
  private static List<Due> takeDue(Handle handle, int most, Instant now, Duration lease) {
    return handle
        .createQuery(
            """
            update notification
               set next_try_at = :leased
             where id = any (array(
                   select due.id
                     from notification due
                    where due.next_try_at <= :now
                      and not exists (
                          select 1
                            from notification earlier
                           where earlier.terminal_id = due.terminal_id
                             and earlier.invoice_number = due.invoice_number
                             and earlier.next_try_at is not null
                             and earlier.id < due.id
                             and not (due.success and not earlier.success and earlier.tries >= :patience))
                    order by due.next_try_at
                    limit :most
                      for update skip locked))
            returning *
            """)
        .bind("leased", now.plus(lease))
        .bind("now", now)
        .bind("patience", PATIENCE_TRIES)
        .bind("most", most)
        .map((row, _) -> read(row))
        .list();
  }

  private static void giveUpEarlier(Handle handle, Due success) {
    handle
        .createUpdate(
            """
            update notification
               set next_try_at = null, last_fault = last_fault || ', given up: the invoice is paid'
             where terminal_id = :terminal and invoice_number = :invoice and id < :id and next_try_at is not null
               and not success
            """)
        .bind("terminal", success.notification().terminal().value())
        .bind("invoice", success.notification().invoice().digits())
        .bind("id", success.notification().id())
        .execute();
  }

  private static Due read(ResultSet row) throws SQLException {
    return new Due(
        new Notification(
            row.getObject("id", UUID.class),
            new PaymentId(row.getObject("payment_id", UUID.class)),
            new MerchantId(row.getObject("merchant_id", UUID.class)),
            new TerminalId(row.getObject("terminal_id", UUID.class)),
            new InvoiceId(row.getString("invoice_number")),
            row.getBoolean("success"),
            row.getString("url"),
            row.getString("body"),
            row.getTimestamp("created_at").toInstant()),
        row.getInt("tries"));
  }

  /// Writes down what became of a try, soon. Until then the row's lease keeps it from being tried again, and after that a
  /// second delivery is all that can come of it. A row that another process has finished meanwhile stays as it is.
  ///
  /// @return completes once it is on disk
  CompletableFuture<Boolean> record(Tried tried) {
    return committer.submit(RECORD, tried);
  }

  /// @param deliveredAt set when the shop has it
  /// @param nextTryAt set when it is to be tried again; neither set: given up
  /// @param at when it was tried
  record Tried(
      UUID id, int tries, Instant at, Optional<Instant> deliveredAt, Optional<Instant> nextTryAt, String fault) {}

  private static final Committer.Kind<Tried, Boolean> RECORD =
      new Committer.Kind<>() {
        @Override
        public int order() {
          return 30;
        }

        /// Whether the row is open is asked in words that match no index: with `next_try_at is not null` PostgreSQL
        /// would search the index of open rows from end to end, with all that have passed through it.
        @Override
        public List<Boolean> run(Connection connection, List<Tried> batch) throws SQLException {
          String sql =
              """
              update notification
                 set tries = tried.tries, delivered_at = tried.delivered_at, next_try_at = tried.next_try_at,
                     last_fault = tried.fault
                from unnest(?, ?, ?, ?, ?) as tried (id, tries, delivered_at, next_try_at, fault)
               where notification.id = tried.id
                 and coalesce(notification.next_try_at, '-infinity') > '-infinity'
              """;
          // A row that outlived its lease may have been tried twice at once: what was delivered is delivered.
          Map<UUID, Tried> each = LinkedHashMap.newLinkedHashMap(batch.size());
          for (Tried tried : batch) {
            each.merge(tried.id(), tried, (one, two) -> one.deliveredAt().isPresent() ? one : two);
          }
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            new Columns<>(connection, update, List.copyOf(each.values()))
                .uuids(Tried::id)
                .ints(Tried::tries)
                .optionalTimes(Tried::deliveredAt)
                .optionalTimes(Tried::nextTryAt)
                .texts(Tried::fault);
            update.executeUpdate();
          }
          keepFailures(connection, each.values().stream().filter(tried -> !tried.fault().isEmpty()).toList());
          return Collections.nCopies(batch.size(), Boolean.TRUE);
        }

        /// What went wrong is kept try by try, for whoever asks why a shop was not told.
        private void keepFailures(Connection connection, List<Tried> failed) throws SQLException {
          if (failed.isEmpty()) {
            return;
          }
          String sql =
              """
              insert into notification_try (notification_id, no, at, fault)
              select * from unnest(?, ?, ?, ?)
              on conflict do nothing
              """;
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            new Columns<>(connection, insert, failed)
                .uuids(Tried::id)
                .ints(Tried::tries)
                .times(Tried::at)
                .texts(Tried::fault);
            insert.executeUpdate();
          }
        }

        @Override
        public String toString() {
          return "record deliveries";
        }
      };
}
