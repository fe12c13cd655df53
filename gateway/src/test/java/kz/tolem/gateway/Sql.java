package kz.tolem.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.gateway.sql.DatabaseAddress;

/// Looks at the tables behind a gateway's back, over one connection that is kept: a fresh one costs the server more than
/// most questions. Thread-safe; one question at a time.
public final class Sql implements AutoCloseable {

  private final DatabaseAddress address;
  private Connection kept;

  public Sql(DatabaseAddress address) {
    this.address = address;
  }

  /// The one value of one row.
  public String one(String query, Object... values) {
    List<List<String>> rows = rows(query, values);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows instead of one: " + query);
    }
    return rows.getFirst().getFirst();
  }

  public long count(String query, Object... values) {
    return Long.parseLong(one(query, values));
  }

  /// The first column of every row.
  public List<String> column(String query, Object... values) {
    return rows(query, values).stream().map(List::getFirst).toList();
  }

  /// Every row as texts; null is an empty text.
  public List<List<String>> rows(String query, Object... values) {
    return ask(
        query,
        connection -> {
          try (PreparedStatement statement = prepared(connection, query, values);
              ResultSet result = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
              List<String> row = new ArrayList<>();
              for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                String value = result.getString(i);
                row.add(value == null ? "" : value);
              }
              rows.add(row);
            }
            return rows;
          }
        });
  }

  public void run(String statement, Object... values) {
    ask(
        statement,
        connection -> {
          try (PreparedStatement prepared = prepared(connection, statement, values)) {
            return prepared.execute();
          }
        });
  }

  private interface Question<T> {
    T of(Connection connection) throws SQLException;
  }

  private synchronized <T> T ask(String sql, Question<T> question) {
    try {
      if (kept != null && !kept.isValid(10)) {
        close(); // the test has ended the server or its connections
      }
      if (kept == null) {
        kept = connect();
      }
      return question.of(kept);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Lets the kept connection go; the next question opens another.
  @Override
  public synchronized void close() {
    if (kept != null) {
      try {
        kept.close();
      } catch (SQLException _) {
        // it was of no use any more
      }
      kept = null;
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /// A connection of the caller's own.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
