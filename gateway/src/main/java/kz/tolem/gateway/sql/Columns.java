package kz.tolem.gateway.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Hands many rows to one statement, a column at a time, as arrays that it takes apart again: `from unnest(?, ?, ?)`.
/// One statement for a batch costs the server far less than one for each row: parameters, constraints and indexes are
/// made ready once. Each call sets the next parameter. For one thread and one statement.
///
/// @param <T> what a row is made of
public final class Columns<T> {

  private final Connection connection;
  private final PreparedStatement statement;
  private final List<T> rows;
  private int at;

  public Columns(Connection connection, PreparedStatement statement, List<T> rows) {
    this(connection, statement, rows, 0);
  }

  private Columns(Connection connection, PreparedStatement statement, List<T> rows, int at) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.at = at;
  }

  /// Goes on with rows of another kind, in the same statement's next parameters.
  public <U> Columns<U> then(List<U> others) {
    return new Columns<>(connection, statement, others, at);
  }

  public Columns<T> uuids(Function<T, UUID> value) throws SQLException {
    return put("uuid", value);
  }

  public Columns<T> texts(Function<T, String> value) throws SQLException {
    return put("text", value);
  }

  /// Texts of which some are missing: null in the row.
  public Columns<T> optionalTexts(Function<T, Optional<String>> value) throws SQLException {
    return put("text", row -> value.apply(row).orElse(null));
  }

  public Columns<T> longs(Function<T, Long> value) throws SQLException {
    return put("int8", value);
  }

  public Columns<T> ints(Function<T, Integer> value) throws SQLException {
    return put("int4", value);
  }

  /// Numbers of which some are missing: null in the row.
  public Columns<T> optionalInts(Function<T, Optional<Integer>> value) throws SQLException {
    return put("int4", row -> value.apply(row).orElse(null));
  }

  public Columns<T> booleans(Function<T, Boolean> value) throws SQLException {
    return put("bool", value);
  }

  public Columns<T> bytes(Function<T, byte[]> value) throws SQLException {
    return put("bytea", new byte[rows.size()][], value);
  }

  /// Points in time, to the microsecond. They go as ISO 8601 in UTC, which no time zone of the session can bend.
  public Columns<T> times(Function<T, Instant> value) throws SQLException {
    return put("timestamptz", row -> value.apply(row).toString());
  }

  /// Points in time of which some are missing: null in the row.
  public Columns<T> optionalTimes(Function<T, Optional<Instant>> value) throws SQLException {
    return put("timestamptz", row -> value.apply(row).map(Instant::toString).orElse(null));
  }

  private Columns<T> put(String type, Function<T, ?> value) throws SQLException {
    return put(type, new Object[rows.size()], value);
  }

  private Columns<T> put(String type, Object[] column, Function<T, ?> value) throws SQLException {
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(rows.get(i));
    }
    statement.setArray(++at, connection.createArrayOf(type, column));
    return this;
  }
}
