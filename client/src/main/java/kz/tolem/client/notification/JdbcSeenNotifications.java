package kz.tolem.client.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Remembers handled notifications in a table of the shop's own database, for any number of processes. Plain SQL: any
 * database with a unique key will do. Thread-safe. A database that cannot be reached is an
 * {@link IllegalStateException}: answer it with a 500, and the notification comes again.
 */
public final class JdbcSeenNotifications implements SeenNotifications {

  /** What makes the table; run it once, as one of the shop's migrations. */
  public static final String TABLE =
      """
      create table tolem_notification (
        notification_key varchar(200) not null primary key,
        handled smallint not null,
        since_seconds bigint not null
      )
      """;

  private static final String UNIQUE_VIOLATION_CLASS = "23";

  private static final Duration KEPT_MIN = Duration.ofDays(4);

  private final DataSource database;
  private final InstantSource time;

  private JdbcSeenNotifications(DataSource database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** Uses the table {@link #TABLE} of a database; takes a connection of its own for each step. */
  @SuppressWarnings("exports") // who has no database does not call this
  public static JdbcSeenNotifications of(DataSource database) {
    return of(database, InstantSource.system());
  }

  /** The same by another clock. */
  static JdbcSeenNotifications of(DataSource database, InstantSource time) {
    return new JdbcSeenNotifications(Objects.requireNonNull(database, "database"), time);
  }

  /** One step on a connection. */
  @FunctionalInterface
  private interface Step<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T run(Step<T> step) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(true);
      return step.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the table of handled notifications cannot be reached", e);
    }
  }

  @Override
  public Turn begin(String key) {
    return run(connection -> inserted(connection, key) ? Turn.YOURS : found(connection, key));
  }

  private boolean inserted(Connection connection, String key) throws SQLException {
    String sql =
        """
        insert into tolem_notification (notification_key, handled, since_seconds)
        values (?, 0, ?)
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, key);
      insert.setLong(2, now());
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      // Not every driver says what went wrong in a state, SQLite's for one; a row that is there says it as well.
      boolean named = e.getSQLState() != null && e.getSQLState().startsWith(UNIQUE_VIOLATION_CLASS);
      if (named || isThere(connection, key)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isThere(Connection connection, String key) throws SQLException {
    String sql =
        """
        select 1
          from tolem_notification
         where notification_key = ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private Turn found(Connection connection, String key) throws SQLException {
    String sql =
        """
        select handled, since_seconds
          from tolem_notification
         where notification_key = ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          // Whoever had it gave it back this very moment; the sender will come again.
          return Turn.ELSEWHERE;
        }
        return row.getInt("handled") == 1 ? Turn.DONE : taken(connection, key, row.getLong("since_seconds"));
      }
    }
  }

  /** Takes over from somebody who must have crashed; two who try so do not both succeed. */
  private Turn taken(Connection connection, String key, long since) throws SQLException {
    if (now() - since < GIVEN_UP_AFTER.toSeconds()) {
      return Turn.ELSEWHERE;
    }
    String sql =
        """
        update tolem_notification
           set since_seconds = ?
         where notification_key = ? and handled = 0 and since_seconds = ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, now());
      update.setString(2, key);
      update.setLong(3, since);
      return update.executeUpdate() == 1 ? Turn.YOURS : Turn.ELSEWHERE;
    }
  }

  @Override
  public void done(String key) {
    String sql =
        """
        update tolem_notification
           set handled = 1
         where notification_key = ?
        """;
    run(connection -> changed(connection, sql, key));
  }

  @Override
  public void failed(String key) {
    String sql =
        """
        delete from tolem_notification
         where notification_key = ? and handled = 0
        """;
    run(connection -> changed(connection, sql, key));
  }

  /**
   * Forgets what was handled long ago, so that the table does not grow for ever. For a job of the shop's, once a day.
   * What is forgotten and sent again is told again; a Tolem sends for 72 hours, so keep a week at least.
   *
   * @return how many it forgot
   * @throws IllegalArgumentException when it would forget what may still be sent: less than 4 days
   */
  public int forget(Duration olderThan) {
    if (olderThan.compareTo(KEPT_MIN) < 0) {
      throw new IllegalArgumentException("handled notifications must be kept for 4 days at least");
    }
    String sql =
        """
        delete from tolem_notification
         where handled = 1 and since_seconds < ?
        """;
    return run(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, now() - olderThan.toSeconds());
            return delete.executeUpdate();
          }
        });
  }

  private static int changed(Connection connection, String sql, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      return statement.executeUpdate();
    }
  }

  private long now() {
    return time.instant().getEpochSecond();
  }
}
