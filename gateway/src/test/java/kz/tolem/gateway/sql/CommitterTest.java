package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Group commit under trouble: a neighbour that fails, a conflict, a lost connection.
class CommitterTest {

  private DatabaseAddress address;
  private Database database;
  private Committer committer;

  @BeforeEach
  void start() throws SQLException {
    address = TestDatabase.migrated();
    database = Database.open(address, 2);
    committer = Committer.start(database, 16, 64);
    run("create table written (number integer primary key check (number < 1000))");
  }

  @AfterEach
  void stop() {
    committer.close();
    database.close();
    TestDatabase.drop(address);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private List<Integer> written() throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select number from written order by number")) {
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
    }
    return numbers;
  }

  /// Inserts numbers; the database refuses 1000 and more and what is there already.
  private static class Insert implements Committer.Kind<Integer, Integer> {

    @Override
    public int order() {
      return 1;
    }

    @Override
    public List<Integer> run(Connection connection, List<Integer> numbers) throws SQLException {
      try (PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
        for (int number : numbers) {
          insert.setInt(1, number);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      return List.copyOf(numbers);
    }
  }

  /// Holds the committer inside a transaction until it is opened, so that what is handed over meanwhile is one batch.
  private static final class Gate extends Insert {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public List<Integer> run(Connection connection, List<Integer> numbers) throws SQLException {
      entered.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.run(connection, numbers);
    }
  }

  private <R> List<CompletableFuture<R>> asOneBatch(Committer.Kind<Integer, R> kind, Integer... numbers)
      throws InterruptedException {
    Gate gate = new Gate();
    var first = committer.submit(gate, 900);
    gate.entered.await();
    List<CompletableFuture<R>> results = new ArrayList<>();
    for (Integer number : numbers) {
      results.add(committer.submit(kind, number));
    }
    gate.open.countDown();
    first.join();
    return results;
  }

  @Test
  void a_failing_write_does_not_fail_its_neighbours() throws Exception {
    var results = asOneBatch(new Insert(), 1, 2, 1000, 3, 3, 4);

    assertThat(results.get(0).join()).isEqualTo(1);
    assertThat(results.get(1).join()).isEqualTo(2);
    assertThat(results.get(2)).failsWithin(java.time.Duration.ofSeconds(10)).withThrowableThat()
        .withCauseInstanceOf(DatabaseFailure.class);
    assertThat(results.get(3).join()).isEqualTo(3);
    assertThat(results.get(4)).failsWithin(java.time.Duration.ofSeconds(10));
    assertThat(results.get(5).join()).isEqualTo(4);
    assertThat(written()).containsExactly(1, 2, 3, 4, 900);
  }

  @Test
  void a_failure_tells_no_value() throws Exception {
    var result = asOneBatch(new Insert(), 123456).getFirst();

    assertThatThrownBy(result::join)
        .satisfies(
            failure -> {
              for (Throwable t = failure; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("123456");
              }
            });
  }

  /// A bug in a kind: it has written and then breaks. What it wrote must not ride along with the next commit.
  private static final class WriteThenBreak extends Insert {
    @Override
    public List<Integer> run(Connection connection, List<Integer> numbers) throws SQLException {
      super.run(connection, numbers);
      if (numbers.contains(13)) {
        throw new IllegalStateException("a bug");
      }
      return numbers;
    }
  }

  @Test
  void a_write_that_broke_half_way_is_not_written() throws Exception {
    var broken = asOneBatch(new WriteThenBreak(), 13).getFirst();

    assertThatThrownBy(broken::join).hasRootCauseMessage("a bug");
    committer.commit(new Insert(), 14);
    assertThat(written()).containsExactly(14, 900);
  }

  @Test
  void a_bug_in_one_write_does_not_fail_its_neighbours() throws Exception {
    var results = asOneBatch(new WriteThenBreak(), 11, 12, 13, 14);

    assertThat(results.get(0).join()).isEqualTo(11);
    assertThat(results.get(1).join()).isEqualTo(12);
    assertThatThrownBy(() -> results.get(2).join()).hasRootCauseMessage("a bug");
    assertThat(results.get(3).join()).isEqualTo(14);
    assertThat(written()).containsExactly(11, 12, 14, 900);
  }

  /// As distributed engines answer in everyday work: SQLSTATE 40001, a few times.
  private static final class Conflicted extends Insert {
    private final AtomicInteger tries = new AtomicInteger();

    @Override
    public List<Integer> run(Connection connection, List<Integer> numbers) throws SQLException {
      super.run(connection, numbers);
      if (tries.incrementAndGet() <= 3) {
        throw new SQLException("could not serialize access", "40001");
      }
      return numbers;
    }
  }

  @Test
  void a_serialization_failure_is_tried_again() throws Exception {
    Conflicted conflicted = new Conflicted();

    assertThat(committer.commit(conflicted, 5)).isEqualTo(5);

    assertThat(conflicted.tries).hasValue(4);
    assertThat(written()).containsExactly(5);
  }

  @Test
  void after_a_killed_connection_writes_go_on() throws Exception {
    committer.commit(new Insert(), 1);

    run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    List<Integer> expected = new ArrayList<>(List.of(1));
    for (int number = 2; number < 30; number++) {
      try {
        expected.add(committer.commit(new Insert(), number));
      } catch (DatabaseFailure e) {
        // The write that met the dead connection; what matters is that it was not written, or was told.
      }
    }

    assertThat(expected).contains(29);
    assertThat(written()).containsExactlyElementsOf(expected);
  }

  @Test
  void a_connection_that_dies_between_writes_is_not_noticed_by_callers() throws Exception {
    committer.commit(new Insert(), 1);

    run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    assertThat(committer.commit(new Insert(), 2)).isEqualTo(2);
    assertThat(written()).containsExactly(1, 2);
  }

  @Test
  void a_database_that_is_away_fails_writes_at_once_and_is_used_again_when_it_is_back() throws Exception {
    committer.commit(new Insert(), 1);
    String name = address.jdbcUrl().replaceFirst(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
    DatabaseAddress server = TestDatabase.server().address();
    try (Connection admin = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = admin.createStatement()) {
      statement.execute("alter database " + name + " allow_connections false");
      statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

      assertThatThrownBy(() -> committer.commit(new Insert(), 2)).isInstanceOf(DatabaseFailure.class);
      assertThatThrownBy(() -> committer.commit(new Insert(), 3)).isInstanceOf(DatabaseFailure.class);

      statement.execute("alter database " + name + " allow_connections true");
    }

    assertThat(committer.commit(new Insert(), 4)).isEqualTo(4);
    assertThat(written()).containsExactly(1, 4);
  }

  @Test
  void a_full_queue_refuses_at_once() throws Exception {
    Gate gate = new Gate();
    committer.submit(gate, 900);
    gate.entered.await();
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    for (int number = 0; number < 64; number++) {
      waiting.add(committer.submit(new Insert(), number));
    }

    assertThatThrownBy(() -> committer.commit(new Insert(), 500)).isInstanceOf(Overloaded.class);

    gate.open.countDown();
    waiting.forEach(CompletableFuture::join);
    assertThat(written()).hasSize(65).doesNotContain(500);
  }

  @Test
  void a_stop_writes_what_waits_and_refuses_what_comes_later() throws Exception {
    Gate gate = new Gate();
    committer.submit(gate, 900);
    gate.entered.await();
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      waiting.add(committer.submit(new WriteThenBreak(), number));
    }
    var stopping = CompletableFuture.runAsync(committer::close);
    gate.open.countDown();
    stopping.join();

    assertThat(waiting).allMatch(CompletableFuture::isDone);
    assertThat(waiting.stream().filter(each -> !each.isCompletedExceptionally())).hasSize(39);
    assertThat(written()).hasSize(40).doesNotContain(13);
    assertThatThrownBy(() -> committer.commit(new Insert(), 500)).isInstanceOf(DatabaseFailure.class);
  }
}
