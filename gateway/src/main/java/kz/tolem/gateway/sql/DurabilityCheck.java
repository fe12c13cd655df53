package kz.tolem.gateway.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Refuses a database that may forget what it has confirmed.
///
/// A payment is answered once its commit returned, so a commit must mean "on disk". Three settings of PostgreSQL can
/// break that without any sign until the power fails; this looks at them, and at the version, before money moves.
public final class DurabilityCheck {
  private static final int OLDEST_MAJOR = 14;

  private DurabilityCheck() {}

  /// Returns when the server behind the connection keeps what it confirms, as seen by this connection's own role.
  ///
  /// @throws DurabilityFailure naming every setting that stands in the way and how to mend it
  /// @throws SQLException when the server could not be asked
  public static void verify(Connection connection) throws SQLException {
    List<String> problems = new ArrayList<>();
    int version = Integer.parseInt(shown(connection, "server_version_num"));
    if (version / 10_000 < OLDEST_MAJOR) {
      problems.add(
          "PostgreSQL " + shown(connection, "server_version") + " is too old; " + OLDEST_MAJOR + " or later is needed");
    }
    for (String setting : List.of("fsync", "full_page_writes")) {
      if (!shown(connection, setting).equals("on")) {
        problems.add(setting + " is off; set it to on in postgresql.conf and restart PostgreSQL");
      }
    }
    // Every other value (local, remote_write, on, remote_apply) waits for the local disk at least.
    if (shown(connection, "synchronous_commit").equals("off")) {
      problems.add("synchronous_commit is off; set it to on in postgresql.conf, for the database and for the role");
    }
    if (!problems.isEmpty()) {
      throw new DurabilityFailure(problems);
    }
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
