package kz.tolem.gateway.sql;

import java.nio.file.Path;
import java.sql.SQLException;

/// A process of its own that holds a private PostgreSQL until it is killed or its standard input ends. It commits one
/// row and leaves another uncommitted, then says so on standard output.
final class PrivatePostgresHolder {
  private PrivatePostgresHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (var postgres = PrivatePostgres.start(Path.of(arguments[0]), step -> {})) {
      writeOneAndAHalf(postgres.address());
      System.in.read();
    }
  }

  private static void writeOneAndAHalf(DatabaseAddress address) throws SQLException {
    var connection = PrivatePostgresServer.connect(address);
    try (var statement = connection.createStatement()) {
      statement.execute("drop table if exists written");
      statement.execute("create table written (what text)");
      statement.execute("insert into written values ('confirmed')");
      connection.setAutoCommit(false);
      statement.execute("insert into written values ('unconfirmed')");
    }
    System.out.println("holding");
  }

  /// Starts the process and returns once it holds.
  static Process start(Path folder) throws Exception {
    var builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), PrivatePostgresHolder.class.getName(), folder.toString());
    return started(builder);
  }

  static Process started(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = process.inputReader().readLine();
    if (!"holding".equals(line)) {
      process.destroyForcibly();
      throw new IllegalStateException("the process does not hold a database: " + line);
    }
    return process;
  }
}
