package kz.tolem.gateway.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/// Writes outbox rows inside the transaction that settles their payments, on a connection that is given.
public final class OutboxBatch {

  private OutboxBatch() {}

  /// A row to be written.
  ///
  /// @param firstTryAt when the poller may take it; later than now when the settling process sends it itself first
  public record Row(Notification notification, Instant firstTryAt) {}

  public static void insert(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String sql =
        """
        insert into notification (id, payment_id, merchant_id, terminal_id, invoice_number, success, url, body,
                                  created_at, next_try_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        Notification notification = row.notification();
        int at = 0;
        insert.setObject(++at, notification.id());
        insert.setObject(++at, notification.payment().value());
        insert.setObject(++at, notification.merchant().value());
        insert.setObject(++at, notification.terminal().value());
        insert.setString(++at, notification.invoice().digits());
        insert.setBoolean(++at, notification.success());
        insert.setString(++at, notification.url());
        insert.setString(++at, notification.body());
        insert.setTimestamp(++at, Timestamp.from(notification.createdAt()));
        insert.setTimestamp(++at, Timestamp.from(row.firstTryAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
