package kz.tolem.gateway.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kz.tolem.gateway.sql.Columns;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/// Writes outbox rows inside the transaction that settles their payments, on a connection that is given.
public final class OutboxBatch {

  /// The head of the statement that writes rows.
  public static final String INSERT =
      """
      insert into notification (id, payment_id, merchant_id, terminal_id, invoice_number, success, url, body,
                                created_at, next_try_at)
      """;

  /// The columns of [#INSERT] as arrays, which [#put] fills.
  public static final String PARAMETERS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  private OutboxBatch() {}

  /// A row to be written.
  ///
  /// @param firstTryAt when the poller may take it; later than now when the settling process sends it itself first
  public record Row(Notification notification, Instant firstTryAt) {}

  /// As [#insert(Connection, List)], on a handle's transaction.
  public static void insert(Handle handle, List<Row> rows) {
    try {
      insert(handle.getConnection(), rows);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  public static void insert(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String sql = INSERT + "select * from unnest(" + PARAMETERS + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      put(new Columns<>(connection, insert, rows));
      insert.executeUpdate();
    }
  }

  /// Hands over the rows, for a statement that writes them together with something else.
  public static void put(Columns<Row> columns) throws SQLException {
    columns
        .uuids(row -> row.notification().id())
        .uuids(row -> row.notification().payment().value())
        .uuids(row -> row.notification().merchant().value())
        .uuids(row -> row.notification().terminal().value())
        .texts(row -> row.notification().invoice().digits())
        .booleans(row -> row.notification().success())
        .texts(row -> row.notification().url())
        .texts(row -> row.notification().body())
        .times(row -> row.notification().createdAt())
        .times(Row::firstTryAt);
  }
}
