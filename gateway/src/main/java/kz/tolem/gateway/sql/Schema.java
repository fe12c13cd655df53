package kz.tolem.gateway.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables this build works on. Flyway makes and changes them; at an ordinary start there is nothing for it to do,
/// which one query tells in a few milliseconds and Flyway in half a second.
final class Schema {

  /// The number of the newest file in `db/migration`.
  static final String NEWEST = "15";

  private Schema() {}

  /// Applies what is missing. Gateways that start together do it one after the other.
  ///
  /// @param connection to the same database as the source
  /// @throws SQLException when the database cannot be asked
  static void bringUpToDate(DataSource source, Connection connection) throws SQLException {
    if (!isCurrent(connection)) {
      Flyway.configure().dataSource(source).locations("classpath:db/migration").loggers("slf4j").load().migrate();
    }
  }

  /// Whether Flyway's own record says that the newest file was applied, and that none failed.
  static boolean isCurrent(Connection connection) throws SQLException {
    String isThere = "select to_regclass('flyway_schema_history') is not null";
    String isCurrent =
        """
        select coalesce(bool_and(success) and bool_or(version = '%s'), false) from flyway_schema_history
        """
            .formatted(NEWEST);
    return holds(connection, isThere) && holds(connection, isCurrent);
  }

  private static boolean holds(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
