package kz.tolem.gateway.sql;

import java.sql.SQLException;
import java.util.List;

/// The few SQLSTATEs that decide what happens next.
final class SqlStates {

  private SqlStates() {}

  /// Another transaction was in the way and nothing was done: serialization failure or deadlock.
  /// Distributed engines answer so in everyday work (ADR 3).
  static boolean mayBeRepeated(Throwable failure) {
    return isOneOf(failure, "40001", "40P01");
  }

  /// The statement was given up because its time was over.
  static boolean tookTooLong(Throwable failure) {
    return isOneOf(failure, "57014");
  }

  private static boolean isOneOf(Throwable failure, String... states) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && e.getSQLState() != null && List.of(states).contains(e.getSQLState())) {
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
