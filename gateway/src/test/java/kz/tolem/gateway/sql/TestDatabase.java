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
    return fresh("template1");
  }

  /// Makes a database of the caller's own that has the schema already, which saves most of a gateway's start.
  public static DatabaseAddress migrated() {
    return fresh(Migrated.NAME);
  }

  private static DatabaseAddress fresh(String template) {
    DatabaseAddress server = Shared.POSTGRES.address();
    String name = "test_" + NEXT.incrementAndGet();
    try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a test database", e);
    }
    return new DatabaseAddress(
        server.jdbcUrl().replaceFirst("/tolem(\\?|$)", "/" + name + "$1"), server.user(), server.password());
  }

  /// Drops a database that [#fresh] made, whoever is still connected to it.
  public static void drop(DatabaseAddress database) {
    DatabaseAddress server = Shared.POSTGRES.address();
    String name = database.jdbcUrl().replaceFirst(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
    try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("drop database " + name + " with (force)");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot drop a test database", e);
    }
  }

  static PrivatePostgres server() {
    return Shared.POSTGRES;
  }

  static Path folder() {
    return Shared.FOLDER;
  }

  /// Brought up to date when first touched, and never connected to again: PostgreSQL copies no database that is in use.
  private static final class Migrated {
    static final String NAME = name();

    private static String name() {
      DatabaseAddress template = fresh();
      Database.open(template, 1).close();
      return template.jdbcUrl().replaceFirst(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
    }
  }

  /// Started when first touched, since many test classes need no database.
  private static final class Shared {
    static final Path FOLDER = made();
    static final PrivatePostgres POSTGRES = start();

    private static Path made() {
      try {
        return Files.createTempDirectory("tolem-test-database");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static PrivatePostgres start() {
      PrivatePostgres postgres = PrivatePostgres.start(FOLDER, step -> {});
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
      return postgres;
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
