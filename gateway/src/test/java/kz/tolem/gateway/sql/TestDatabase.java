package kz.tolem.gateway.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a JVM, in a temporary folder that goes with the JVM. Thread-safe.
public final class TestDatabase {
  private static final long MEMORY_FOR_FILES_MIN = 8L << 30;

  private static final AtomicInteger NEXT = new AtomicInteger();
  // Makes and drops databases while tests run: both wait for the disk most of the time.
  private static final ExecutorService BESIDE =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("test-database-", 1).factory());

  private TestDatabase() {}

  /// Makes an empty database of the caller's own. The first call starts the server.
  public static DatabaseAddress fresh() {
    return create("template1");
  }

  /// Makes a database of the caller's own that has the schema already, which saves most of a gateway's start.
  public static DatabaseAddress migrated() {
    return Migrated.TEMPLATE.copy();
  }

  private static DatabaseAddress create(String template) {
    String name = "test_" + NEXT.incrementAndGet();
    // Copies files instead of logging every page of them: a quarter of the work.
    onServer("create database " + name + " template " + template + " strategy file_copy");
    DatabaseAddress server = Shared.POSTGRES.address();
    return new DatabaseAddress(
        server.jdbcUrl().replaceFirst("/tolem(\\?|$)", "/" + name + "$1"), server.user(), server.password());
  }

  /// Drops a database that [#fresh] made, whoever is still connected to it. That happens soon, not at once, and not at all when
  /// the JVM ends before.
  public static void drop(DatabaseAddress database) {
    BESIDE.submit(() -> onServer("drop database " + name(database) + " with (force)"));
  }

  private static String name(DatabaseAddress database) {
    return database.jdbcUrl().replaceFirst(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
  }

  private static void onServer(String statement) {
    try (var open = Shared.ADMINISTRATION.createStatement()) {
      open.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot " + statement, e);
    }
  }

  /// A database to be copied. It must never be connected to again: PostgreSQL copies none that is in use. Thread-safe.
  public static final class Template {
    private final String name;
    private CompletableFuture<DatabaseAddress> next;

    public Template(DatabaseAddress database) {
      this.name = name(database);
      this.next = ahead();
    }

    /// A copy of the caller's own. The next one is made while the caller works with his.
    public synchronized DatabaseAddress copy() {
      DatabaseAddress copy = next.join();
      next = ahead();
      return copy;
    }

    private CompletableFuture<DatabaseAddress> ahead() {
      return CompletableFuture.supplyAsync(() -> create(name), BESIDE);
    }
  }

  static PrivatePostgres server() {
    return Shared.POSTGRES;
  }

  static Path folder() {
    return Shared.FOLDER;
  }

  /// Brought up to date when first touched.
  private static final class Migrated {
    static final Template TEMPLATE = made();

    private static Template made() {
      DatabaseAddress template = fresh();
      Database.open(template, 1).close();
      return new Template(template);
    }
  }

  /// Started when first touched, since many test classes need no database.
  private static final class Shared {
    static final Path FOLDER = made();
    static final PrivatePostgres POSTGRES = start();
    // One for all: to connect is a fifth of the work of making a database. Its statements wait for each other.
    static final Connection ADMINISTRATION = connect(POSTGRES.address());

    private static Path made() {
      try {
        return Files.createTempDirectory(place(), "tolem-test-database");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Memory where a Linux has plenty for files: its databases are made a quarter faster there. Nothing here pulls the
    /// plug, so nothing that is shown depends on a disk.
    private static Path place() throws IOException {
      Path memory = Path.of("/dev/shm");
      boolean plenty =
          Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() >= MEMORY_FOR_FILES_MIN;
      return plenty ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static PrivatePostgres start() {
      PrivatePostgres postgres = PrivatePostgres.start(FOLDER, step -> {});
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
      return postgres;
    }

    private static Connection connect(DatabaseAddress server) {
      try {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
      } catch (SQLException e) {
        throw new IllegalStateException("cannot connect to the server", e);
      }
    }

    private static void stop(PrivatePostgres postgres) {
      try {
        postgres.close();
        PrivatePostgresFiles.delete(FOLDER);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
