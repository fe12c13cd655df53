package kz.tolem.gateway.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Starts, finds and stops the server process of one cluster.
record PrivatePostgresServer(
    PrivatePostgresCluster cluster, PrivatePostgresBinaries binaries, PrivatePostgresAccount account) {
  /// Below the ports that systems give to outgoing connections, so that none of those takes ours between two starts.
  private static final int PORT_FIRST = 20_000;

  private static final int PORT_COUNT = 12_000;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int START_ATTEMPTS = 5;
  private static final int LOG_LINES = 12;

  /// Recovery reads at most `max_wal_size` of log, which takes minutes on a slow disk; a clean stop writes as much.
  private static final String PATIENCE_SECONDS = "600";

  private static final String LOGIN_SECONDS = "10";

  private static final int ADOPT_ATTEMPTS = 600;
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final long SESSION_END_MILLIS = 10_000;
  private static final String PASSWORD_REFUSED = "28P01";

  /// Takes over the server that runs on this cluster, if any, once it answers.
  Optional<DatabaseAddress> adopt(Consumer<String> progress) throws IOException {
    for (int attempt = 0; attempt < ADOPT_ATTEMPTS; attempt++) {
      Optional<PrivatePostgresPostmaster> found = PrivatePostgresPostmaster.find(cluster.data());
      if (found.isEmpty()) {
        PrivatePostgresPostmaster.removeMistakable(cluster.data());
        return Optional.empty();
      }
      PrivatePostgresPostmaster postmaster = found.get();
      if (attempt == 0) {
        progress.accept("Taking over the PostgreSQL that a killed gateway left running (process "
            + postmaster.process().pid() + ")");
      }
      DatabaseAddress address = cluster.address(postmaster.port());
      if (adopts(address)) {
        return Optional.of(address);
      }
      // It is starting or stopping: look again when it has ended, or after a moment.
      awaitEnd(postmaster.process(), LOOK_AGAIN_MILLIS);
    }
    throw new PrivatePostgresFailure("A PostgreSQL runs in " + cluster.data() + " but does not answer. Its log is in "
        + cluster.logFolder() + ".");
  }

  /// Starts the server and waits until it answers.
  DatabaseAddress start(Consumer<String> progress) throws IOException {
    progress.accept("Starting PostgreSQL");
    Path output = cluster.data().resolve("startup.log");
    int port = port();
    for (int attempt = 1; true; attempt++) {
      cluster.configure(port, account);
      Files.deleteIfExists(output);
      PrivatePostgresCommand done = PrivatePostgresCommand.run(account, cluster.data(), "", List.of(
          binaries.program("pg_ctl"), "start", "--pgdata=" + cluster.data(), "--log=" + output, "--wait",
          "--timeout=" + PATIENCE_SECONDS, "--silent"));
      if (done.succeeded()) {
        return cluster.address(port);
      }
      String log = Files.exists(output) ? Files.readString(output) : done.output();
      boolean portTaken = log.contains("could not create any TCP/IP sockets");
      boolean sessionsLeft = log.contains("is still in use");
      if (attempt == START_ATTEMPTS || !portTaken && !sessionsLeft) {
        throw new PrivatePostgresFailure("PostgreSQL in " + cluster.data() + " does not start. It says:\n"
            + done.output() + "\n" + log + lastLog());
      }
      if (portTaken) {
        port = freePort();
      } else {
        awaitOrphanedSessions();
      }
    }
  }

  /// Stops the server: open transactions are rolled back, everything confirmed stays. Does nothing if it is down.
  void stop() throws IOException {
    PrivatePostgresCommand done = PrivatePostgresCommand.run(account, cluster.data(), "", List.of(
        binaries.program("pg_ctl"), "stop", "--pgdata=" + cluster.data(), "--mode=fast", "--wait",
        "--timeout=" + PATIENCE_SECONDS, "--silent"));
    if (!done.succeeded() && PrivatePostgresPostmaster.find(cluster.data()).isPresent()) {
      throw new PrivatePostgresFailure("PostgreSQL in " + cluster.data() + " does not stop: " + done.output());
    }
  }

  static Connection connect(DatabaseAddress address) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    // A server that hangs accepts connections for ever and never says a word.
    properties.setProperty("loginTimeout", LOGIN_SECONDS);
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  /// Tells whether our password opens the address and the server there works on our data.
  static boolean answers(DatabaseAddress address, Path data) {
    try (Connection connection = connect(address)) {
      return serves(connection, data);
    } catch (SQLException e) {
      return false;
    }
  }

  private boolean adopts(DatabaseAddress address) {
    try (Connection connection = connect(address)) {
      if (!serves(connection, cluster.data())) {
        return false;
      }
      endOthers(connection);
      return true;
    } catch (SQLException e) {
      if (PASSWORD_REFUSED.equals(e.getSQLState())) {
        throw new PrivatePostgresFailure("A PostgreSQL runs in " + cluster.data() + " but refuses the password in "
            + cluster.passwordFile() + ". Stop it, or restore that file.", e);
      }
      return false;
    }
  }

  private static boolean serves(Connection connection, Path data) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("show data_directory")) {
      rows.next();
      return rows.getString(1).equals(data.toString());
    }
  }

  /// What the killed gateway still had under way must be over before the new one looks at the data, or a commit could
  /// come in behind its back.
  private static void endOthers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("""
            select pid, pg_terminate_backend(pid, 30000)
              from pg_stat_activity
             where usename = current_user and pid <> pg_backend_pid()
            """)) {
      while (rows.next()) {
        if (!rows.getBoolean(2)) {
          throw new PrivatePostgresFailure("Session " + rows.getInt(1) + " of a killed gateway does not end");
        }
      }
    }
  }

  /// Sessions of a server that was killed end by themselves, but not at once, and until then no other can start.
  private void awaitOrphanedSessions() {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().command().equals(Optional.of(binaries.program("postgres"))))
        .forEach(process -> awaitEnd(process, SESSION_END_MILLIS));
  }

  private static void awaitEnd(ProcessHandle process, long millis) {
    try {
      process.onExit().get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Still there: the caller looks again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PrivatePostgresFailure("Interrupted while waiting for PostgreSQL", e);
    }
  }

  private int port() throws IOException {
    if (Files.exists(cluster.portFile())) {
      String text = Files.readString(cluster.portFile()).strip();
      if (text.matches("[0-9]{1,5}") && isFree(Integer.parseInt(text))) {
        return Integer.parseInt(text);
      }
    }
    return freePort();
  }

  private static int freePort() {
    SecureRandom random = new SecureRandom();
    for (int attempt = 0; attempt < PORT_COUNT; attempt++) {
      int port = PORT_FIRST + random.nextInt(PORT_COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new PrivatePostgresFailure("No free port between " + PORT_FIRST + " and " + (PORT_FIRST + PORT_COUNT));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As PostgreSQL does: a port whose last connections are just closing is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastLog() throws IOException {
    if (!Files.isDirectory(cluster.logFolder())) {
      return "";
    }
    try (var files = Files.list(cluster.logFolder())) {
      Optional<Path> newest = files.max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
      if (newest.isEmpty()) {
        return "";
      }
      List<String> lines = Files.readAllLines(newest.get());
      return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
  }
}
