package kz.tolem.gateway.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a JVM, in a temporary folder that goes with the JVM. Thread-safe.
public final class TestDatabase {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestDatabase() {}

  /// Makes an empty database of the caller's own. The first call starts the server.
  public static DatabaseAddress fresh() {
    DatabaseAddress server = Shared.POSTGRES.address();
    String name = "test_" + NEXT.incrementAndGet();
    try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a test database", e);
    }
    return new DatabaseAddress(
        server.jdbcUrl().replaceFirst("/tolem(\\?|$)", "/" + name + "$1"), server.user(), server.password());
  }

  /// Started when first touched, since many test classes need no database.
  private static final class Shared {
    static final PrivatePostgres POSTGRES = start();

    private static PrivatePostgres start() {
      try {
        Path folder = Files.createTempDirectory("tolem-test-database");
        PrivatePostgres postgres = PrivatePostgres.start(folder, step -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(PrivatePostgres postgres, Path folder) {
      try {
        postgres.close();
        PrivatePostgresFiles.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
