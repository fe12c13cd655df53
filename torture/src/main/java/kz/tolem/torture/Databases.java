package kz.tolem.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.PrivatePostgres;

/// The database of a run, which may be killed and comes back.
sealed interface Databases extends AutoCloseable permits Databases.One, Databases.Cluster, SmallDisk {

  DatabaseAddress address();

  /// SIGKILL to the server that takes writes.
  void kill() throws IOException, InterruptedException;

  /// Returns once there is a server again that takes writes.
  void comeBack() throws IOException, InterruptedException;

  /// Repairs what [#comeBack] left broken, so that the next kill can be survived, too.
  void mend() throws IOException, InterruptedException;

  @Override
  void close();

  default Connection connect() throws SQLException {
    return DriverManager.getConnection(address().jdbcUrl(), address().user(), address().password());
  }

  /// Whether a write is confirmed; in a cluster, only once a standby follows the new primary.
  default boolean isWritable() {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("select pg_logical_emit_message(true, 'torture', 'writable')");
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  /// One private PostgreSQL.
  final class One implements Databases {

    private final Path folder;
    private PrivatePostgres postgres;

    One(Path folder) {
      this.folder = folder;
      this.postgres = PrivatePostgres.start(folder, _ -> {});
    }

    @Override
    public DatabaseAddress address() {
      return postgres.address();
    }

    /// Its other processes find out and die.
    @Override
    public void kill() throws IOException, InterruptedException {
      Stage.kill(Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip()));
    }

    @Override
    public void comeBack() {
      postgres.close();
      postgres = PrivatePostgres.start(folder, _ -> {});
    }

    @Override
    public void mend() {
      // There is nothing more.
    }

    @Override
    public void close() {
      postgres.close();
    }
  }

  /// Three nodes under Patroni: ops/patroni/cluster.
  final class Cluster implements Databases {

    private static final long WRITABLE_WITHIN_SECONDS = 90;

    private final Path script;
    private final Path folder;
    private final DatabaseAddress address;

    Cluster(Path script, Path folder) throws IOException, InterruptedException {
      this.script = script;
      this.folder = folder;
      this.address = DatabaseAddress.parse(run("start"));
    }

    @Override
    public DatabaseAddress address() {
      return address;
    }

    @Override
    public void kill() throws IOException, InterruptedException {
      run("kill");
    }

    @Override
    public void comeBack() throws IOException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WRITABLE_WITHIN_SECONDS);
      while (!isWritable()) {
        if (System.nanoTime() > end) {
          throw new IOException("the cluster has no primary");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }

    @Override
    public void mend() throws IOException, InterruptedException {
      run("revive");
    }

    private String run(String word) throws IOException, InterruptedException {
      Process process =
          new ProcessBuilder(script.toString(), word, folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      if (process.waitFor() != 0) {
        throw new IOException("the cluster script failed at: " + word);
      }
      return said;
    }

    @Override
    public void close() {
      try {
        run("stop");
      } catch (IOException e) {
        throw new IllegalStateException("the cluster does not stop", e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
