package kz.tolem.gateway.sql;

import java.sql.SQLException;

/// The few SQLSTATEs that decide what happens next.
final class SqlStates {

  private SqlStates() {}

  /// Another transaction was in the way and nothing was done: serialization failure or deadlock.
  /// Distributed engines answer so in everyday work (ADR 3).
  static boolean mayBeRepeated(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && ("40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /// The connection is lost, so whether the transaction was committed is not known.
  static boolean connectionLost(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }
}
