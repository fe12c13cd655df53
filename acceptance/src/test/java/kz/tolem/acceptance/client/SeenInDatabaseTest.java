package kz.tolem.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.client.notification.JdbcSeenNotifications;
import kz.tolem.client.notification.SeenNotifications;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Handled notifications in a table of a real PostgreSQL.
class SeenInDatabaseTest {

  private static PGSimpleDataSource table(DatabaseAddress address) throws Exception {
    var database = new PGSimpleDataSource();
    database.setUrl(address.jdbcUrl());
    database.setUser(address.user());
    database.setPassword(address.password());
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(JdbcSeenNotifications.TABLE);
    }
    return database;
  }

  /// As a shop has it: with fewer connections than threads.
  private static HikariDataSource pooled(PGSimpleDataSource database) {
    var pool = new HikariConfig();
    pool.setDataSource(database);
    pool.setMaximumPoolSize(8);
    return new HikariDataSource(pool);
  }

  @Test
  void a_table_remembers_across_processes() throws Exception {
    var address = TestDatabase.fresh();
    try {
      var database = table(address);
      SeenNotifications one = JdbcSeenNotifications.of(database);
      JdbcSeenNotifications other = JdbcSeenNotifications.of(database);

      assertThat(one.begin("a")).isEqualTo(SeenNotifications.Turn.YOURS);
      assertThat(other.begin("a")).isEqualTo(SeenNotifications.Turn.ELSEWHERE);
      one.failed("a");
      assertThat(other.begin("a")).isEqualTo(SeenNotifications.Turn.YOURS);
      other.done("a");
      assertThat(one.begin("a")).isEqualTo(SeenNotifications.Turn.DONE);
      one.failed("a");
      assertThat(one.begin("a")).as("what was done stays done").isEqualTo(SeenNotifications.Turn.DONE);
      left(database, "b", 0);
      assertThat(one.begin("b")).as("somebody crashed with it").isEqualTo(SeenNotifications.Turn.YOURS);
      assertThat(other.begin("b")).isEqualTo(SeenNotifications.Turn.ELSEWHERE);
      left(database, "long ago", 1);
      assertThat(other.forget(Duration.ofDays(7))).as("handled long ago").isEqualTo(1);
      assertThat(one.begin("a")).as("handled just now").isEqualTo(SeenNotifications.Turn.DONE);
    } finally {
      TestDatabase.drop(address);
    }
  }

  /// Many threads of two processes hear of the same notifications at once: each is handled by exactly one.
  @Test
  void a_table_gives_each_notification_to_one_of_many() throws Exception {
    var address = TestDatabase.fresh();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var database = pooled(table(address))) {
      List<SeenNotifications> processes =
          List.of(JdbcSeenNotifications.of(database), JdbcSeenNotifications.of(database));
      var turns = new ConcurrentHashMap<String, AtomicInteger>();
      List<Future<?>> hearings = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        var key = "key-" + i % 20;
        var process = processes.get(i % 2);
        hearings.add(
            threads.submit(
                () -> {
                  if (process.begin(key) == SeenNotifications.Turn.YOURS) {
                    turns.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
                    process.done(key);
                  }
                }));
      }
      for (var hearing : hearings) {
        hearing.get();
      }

      assertThat(turns).hasSize(20).allSatisfy((_, times) -> assertThat(times).hasValue(1));
    } finally {
      TestDatabase.drop(address);
    }
  }

  private static void left(PGSimpleDataSource database, String key, int handled) throws Exception {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement("insert into tolem_notification values (?, ?, 1000)")) {
      insert.setString(1, key);
      insert.setInt(2, handled);
      insert.executeUpdate();
    }
  }
}
