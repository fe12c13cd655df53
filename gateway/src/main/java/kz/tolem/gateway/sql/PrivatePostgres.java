package kz.tolem.gateway.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/// A real PostgreSQL of our own in a data folder: started when needed, found again after a crash.
///
/// It listens on 127.0.0.1 only and lets in nobody without the password, which lies in a file that only its owner can
/// read. What it confirms is on the disk; that is checked at every start. It outlives a killed gateway, and the next
/// start in the same folder adopts it. One process at a time may hold a folder. Thread-safe.
public final class PrivatePostgres implements AutoCloseable {
  private final PrivatePostgresLock lock;
  private final PrivatePostgresServer server;
  private final DatabaseAddress address;
  private final boolean adopted;

  private PrivatePostgres(
      PrivatePostgresLock lock, PrivatePostgresServer server, DatabaseAddress address, boolean adopted) {
    this.lock = lock;
    this.server = server;
    this.address = address;
    this.adopted = adopted;
  }

  /// Starts the PostgreSQL of a folder, or adopts the one that a killed gateway left running there, and waits until it
  /// answers; recovery after a crash may take a while. The first start makes everything, some 5 seconds.
  ///
  /// @param folder the gateway's data folder; made if need be. PostgreSQL's files go to `postgres` in it
  /// @param progress hears a sentence for each step that takes time
  /// @throws PrivatePostgresFailure with advice for the operator
  /// @throws DurabilityFailure when the server's own settings make it forget what it confirms
  public static PrivatePostgres start(Path folder, Consumer<String> progress) {
    Path home = made(folder);
    try {
      PrivatePostgresLock lock = PrivatePostgresLock.take(home);
      boolean started = false;
      try {
        PrivatePostgres postgres = start(lock, home, progress);
        started = true;
        return postgres;
      } finally {
        if (!started) {
          lock.close();
        }
      }
    } catch (AccessDeniedException e) {
      throw unusable(home, e);
    } catch (IOException | UncheckedIOException e) {
      String reason = String.valueOf(e.getMessage()).contains("No space left") ? "the disk is full" : e.toString();
      throw new PrivatePostgresFailure("The private PostgreSQL in " + folder + " cannot be started: " + reason, e);
    }
  }

  private static Path made(Path folder) {
    try {
      Files.createDirectories(folder);
      return folder.toRealPath();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static PrivatePostgresFailure unusable(Path folder, IOException cause) {
    return new PrivatePostgresFailure("The data folder " + folder + " cannot be used (" + cause
        + "). Let this user write there, or set TOLEM_DATA to another folder.", cause);
  }

  private static PrivatePostgres start(PrivatePostgresLock lock, Path home, Consumer<String> progress)
      throws IOException {
    PrivatePostgresCluster.check(home);
    PrivatePostgresAccount account = PrivatePostgresAccount.find(home);
    Path programs = home.resolve("postgres-binaries");
    PrivatePostgresBinaries binaries = PrivatePostgresBinaries.ready(programs, progress);
    account.own(programs);
    PrivatePostgresCluster cluster = PrivatePostgresCluster.ready(home, binaries, account, progress);
    PrivatePostgresServer server = new PrivatePostgresServer(cluster, binaries, account);
    Optional<DatabaseAddress> orphan = server.adopt(progress);
    DatabaseAddress address = orphan.isPresent() ? orphan.get() : server.start(progress);
    boolean trusted = false;
    try (var connection = PrivatePostgresServer.connect(address)) {
      DurabilityCheck.verify(connection);
      trusted = true;
    } catch (SQLException e) {
      throw new PrivatePostgresFailure("The private PostgreSQL started but does not answer", e);
    } finally {
      if (!trusted) {
        server.stop();
      }
    }
    if (orphan.isEmpty()) {
      binaries.deleteOthers();
    }
    return new PrivatePostgres(lock, server, address, orphan.isPresent());
  }

  /// The PostgreSQL that already runs in a folder, under whichever process; for commands beside a running gateway.
  /// Starts nothing and locks nothing.
  ///
  /// @return empty when none runs there or it does not let us in
  public static Optional<DatabaseAddress> running(Path folder) {
    Path data = folder.resolve(PrivatePostgresCluster.DATA);
    try {
      if (!Files.isDirectory(data)) {
        return Optional.empty();
      }
      PrivatePostgresCluster cluster = new PrivatePostgresCluster(data.toRealPath());
      Optional<PrivatePostgresPostmaster> postmaster = PrivatePostgresPostmaster.find(cluster.data());
      if (postmaster.isEmpty()) {
        return Optional.empty();
      }
      DatabaseAddress address = cluster.address(postmaster.get().port());
      return PrivatePostgresServer.answers(address, cluster.data()) ? Optional.of(address) : Optional.empty();
    } catch (IOException e) {
      throw new PrivatePostgresFailure("Cannot read " + data + "; run this as the user that runs the gateway", e);
    }
  }

  /// Where to connect, and with what.
  public DatabaseAddress address() {
    return address;
  }

  /// Tells whether it was found running, left behind by a gateway that was killed.
  public boolean adopted() {
    return adopted;
  }

  /// Stops PostgreSQL, started or adopted: open transactions are rolled back, everything confirmed stays. Blocks until
  /// it is down.
  @Override
  public void close() {
    try (lock) {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
