package kz.tolem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.MasterKeySource;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.key.MasterKey;
import kz.tolem.gateway.key.MasterKeys;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.PrivatePostgres;

/// What everything stands on: the database, private or given, and the keys in it. The server opens it for its life, a
/// command such as `merchant add` for a moment.
public final class Ground implements AutoCloseable {

  private final Database database;
  private final Keys keys;
  private final Deque<AutoCloseable> toClose;

  private Ground(Database database, Keys keys, Deque<AutoCloseable> toClose) {
    this.database = database;
    this.keys = keys;
    this.toClose = toClose;
  }

  /// Opens the ground for a server: starts the private PostgreSQL, unless a database is given.
  public static Ground open(Config config, Edges edges, Consumer<String> progress) {
    Deque<AutoCloseable> toClose = new ArrayDeque<>();
    try {
      DatabaseAddress address =
          config.database().orElseGet(() -> startPrivate(config, toClose, progress).address());
      return on(address, config, edges, toClose);
    } catch (RuntimeException | Error e) {
      closeAll(toClose);
      throw e;
    }
  }

  /// Opens the ground for a command: uses the private PostgreSQL of a gateway that runs beside it, or starts it.
  public static Ground openBeside(Config config, Edges edges, Consumer<String> progress) {
    Optional<DatabaseAddress> running =
        config.database().isPresent() ? config.database() : PrivatePostgres.running(config.data());
    if (running.isEmpty()) {
      return open(config, edges, progress);
    }
    Deque<AutoCloseable> toClose = new ArrayDeque<>();
    try {
      return on(running.get(), config, edges, toClose);
    } catch (RuntimeException | Error e) {
      closeAll(toClose);
      throw e;
    }
  }

  private static Ground on(DatabaseAddress address, Config config, Edges edges, Deque<AutoCloseable> toClose) {
    Database database = Database.open(address, config.databasePool());
    toClose.push(database);
    Keys keys = Keys.open(database, masterKeys(config, edges.ids()), edges.time());
    return new Ground(database, keys, toClose);
  }

  private static PrivatePostgres startPrivate(
      Config config, Deque<AutoCloseable> toClose, Consumer<String> progress) {
    PrivatePostgres postgres = PrivatePostgres.start(config.data(), progress);
    toClose.push(postgres);
    return postgres;
  }

  private static MasterKeys masterKeys(Config config, Ids ids) {
    return new MasterKeys(
        masterKey(config.masterKey(), ids), config.masterKeyBefore().map(source -> masterKey(source, ids)));
  }

  private static MasterKey masterKey(MasterKeySource source, Ids ids) {
    return switch (source) {
      case MasterKeySource.Given given -> MasterKey.of(Base64.getEncoder().encodeToString(given.bytes()));
      case MasterKeySource.MadeOnFirstStart(var file) -> {
        try {
          yield MasterKey.ofFileOrNew(file, ids);
        } catch (IOException e) {
          throw new UncheckedIOException("the master key file " + file + " cannot be used", e);
        }
      }
    };
  }

  public Database database() {
    return database;
  }

  public Keys keys() {
    return keys;
  }

  @Override
  public void close() {
    closeAll(toClose);
  }

  /// Closes in reverse order; one that fails does not keep the others open.
  static void closeAll(Deque<AutoCloseable> toClose) {
    RuntimeException failure = null;
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("something did not close", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
