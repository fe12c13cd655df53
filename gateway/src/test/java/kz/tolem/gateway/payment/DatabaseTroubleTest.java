package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.Sql;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TroubledWay;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// The database is away, slow, full, or lets nobody in: no false success, and work goes on once it is back.
class DatabaseTroubleTest {

  private static final Duration RESUMES_WITHIN = Duration.ofSeconds(5);

  private static TestGateway gateway(DatabaseAddress address) {
    return TestGateway.start(s -> s.pause(TestPause.REAL).acquirerWait(Duration.ofSeconds(5)), address);
  }

  private static void unavailable(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  /// Pays until it works, and tells how long that took.
  private static Duration untilPaid(TestShop shop, String invoice, String token, TestGateway gateway)
      throws InterruptedException {
    long begun = System.nanoTime();
    Answer answer = shop.payment(invoice).send(gateway.wire(), token);
    for (int i = 0; answer.status() != 200; i++) {
      assertThat(answer.status()).as(answer.body()).isIn(503, 408);
      assertThat(i).isLessThan(300);
      Thread.sleep(50);
      answer = shop.payment(invoice).send(gateway.wire(), token);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void a_database_that_is_gone_for_ten_seconds_under_load_costs_nothing_that_was_acknowledged() throws Exception {
    DatabaseAddress database = TestDatabase.migrated();
    try (var way = TroubledWay.to(database);
        var gateway = gateway(way.address(database));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = gateway.shop();
      var stopped = new AtomicBoolean();
      List<Future<List<Answer>>> shoppers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        shoppers.add(threads.submit(() -> shopUntil(stopped, shop, gateway)));
      }
      Thread.sleep(500);
      way.cut();
      Thread.sleep(10_000);
      way.mend();
      var invoice = TestShop.freshInvoice();
      Duration resumed = untilPaid(shop, invoice, tokenOf(shop, invoice), gateway);
      Thread.sleep(500);
      stopped.set(true);

      int paid = 1;
      for (var shopper : shoppers) {
        for (Answer answer : shopper.get()) {
          paid += answer.status() == 200 ? 1 : 0;
          if (answer.status() == 400) {
            assertThat(answer.body()).as("the host was never asked").contains("\"code\":458");
          } else {
            assertThat(answer.status()).as(answer.body()).isIn(200, 408, 503);
          }
        }
      }
      assertThat(resumed).isLessThan(RESUMES_WITHIN);
      assertThat(gateway.sql().count("select count(*) from payment where state = 'PENDING'")).isZero();
      assertThat(gateway.sql().count("select count(*) from payment where state = 'AUTHORIZED'")).isEqualTo(paid);
      Books.agree(gateway);
    }
  }

  private static String tokenOf(TestShop shop, String invoice) throws InterruptedException {
    for (int i = 0; ; i++) {
      try {
        return shop.token(invoice);
      } catch (AssertionError e) {
        assertThat(i).isLessThan(400);
        Thread.sleep(50);
      }
    }
  }

  /// A shop that repeats what was not answered for good. When the way is cut between the commit of an intent and its
  /// confirmation, nobody goes to the host with that payment, and the reconciler asks about it minutes later: the host
  /// knows nothing of it, and the payment is declined as not answered (458).
  private static List<Answer> shopUntil(AtomicBoolean stopped, TestShop shop, TestGateway gateway)
      throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    while (!stopped.get()) {
      var invoice = TestShop.freshInvoice();
      var token = tokenOf(shop, invoice);
      Answer answer;
      do {
        answer = shop.payment(invoice).send(gateway.wire(), token);
        answers.add(answer);
        if (answer.status() == 408 && stopped.get()) {
          gateway.clock().advance(Duration.ofSeconds(5));
        }
        Thread.sleep(answer.status() == 200 ? 5 : 50);
      } while (answer.status() == 503 || answer.status() == 408);
    }
    return answers;
  }

  @Test
  void a_database_that_is_slow_by_100_ms_makes_slow_payments_and_no_wrong_ones() {
    DatabaseAddress database = TestDatabase.migrated();
    try (var way = TroubledWay.to(database);
        var gateway = gateway(way.address(database))) {
      var shop = gateway.shop();
      way.slow(50); // there and back

      for (int i = 0; i < 3; i++) {
        var paid = shop.pay(TestShop.freshInvoice());
        assertThat(paid.status()).as(paid.body()).isEqualTo(200);
      }
      Books.agree(gateway);
    }
  }

  private static void fullDisk(Sql sql, String at) {
    sql.run(
        """
        create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$
        """);
    sql.run("create trigger full_disk before " + at + " on payment for each row execute function full_disk()");
  }

  @Test
  void a_full_disk_is_told_as_503_and_nothing_is_acknowledged() throws Exception {
    DatabaseAddress database = TestDatabase.migrated();
    try (var gateway = gateway(database)) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      fullDisk(gateway.sql(), "insert");

      var refused = shop.payment(invoice).send(gateway.wire(), token);
      gateway.sql().run("drop trigger full_disk on payment");
      var resumed = untilPaid(shop, invoice, token, gateway);

      unavailable(refused);
      assertThat(resumed).isLessThan(RESUMES_WITHIN);
      Books.agree(gateway);
    }
  }

  @Test
  void a_disk_that_is_full_when_the_outcome_is_to_be_written_leaves_the_outcome_unknown_until_there_is_room()
      throws Exception {
    DatabaseAddress database = TestDatabase.migrated();
    try (var gateway =
        TestGateway.start(s -> s.pause(TestPause.REAL).acquirerWait(Duration.ofMillis(700)), database)) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      fullDisk(gateway.sql(), "update");

      var unknown = shop.payment(invoice).send(gateway.wire(), token);
      gateway.sql().run("drop trigger full_disk on payment");
      var resumed = untilPaid(shop, invoice, token, gateway);

      assertThat(unknown.status()).as(unknown.body()).isEqualTo(408);
      assertThat(resumed).isLessThan(RESUMES_WITHIN);
      Books.agree(gateway);
    }
  }

  @Test
  void a_database_that_lets_nobody_in_is_told_as_503() throws Exception {
    DatabaseAddress database = TestDatabase.migrated();
    String name = name(database);
    try (Sql server = server(database); var gateway = gateway(database)) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      server.run("alter database " + name + " with allow_connections false");
      endConnections(server, name, 0);

      Answer refused = shop.payment(invoice).send(gateway.wire(), token);
      server.run("alter database " + name + " with allow_connections true");
      var resumed = untilPaid(shop, invoice, token, gateway);

      unavailable(refused);
      assertThat(resumed).isLessThan(RESUMES_WITHIN);
      Books.agree(gateway);
    }
  }

  /// As many connections as the database allows are in other hands: PostgreSQL answers 53300.
  @Test
  void a_database_without_a_free_connection_is_told_as_503() throws Exception {
    DatabaseAddress database = TestDatabase.migrated();
    String name = name(database);
    try (Sql server = server(database); var gateway = gateway(database)) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      Answer refused;
      try (var other = new Sql(database).connect()) {
        server.run("alter database " + name + " with connection limit 1");
        endConnections(server, name, other.unwrap(PGConnection.class).getBackendPID());

        refused = shop.payment(invoice).send(gateway.wire(), token);
      }
      server.run("alter database " + name + " with connection limit -1");
      var resumed = untilPaid(shop, invoice, token, gateway);

      unavailable(refused);
      assertThat(resumed).isLessThan(RESUMES_WITHIN);
      Books.agree(gateway);
    }
  }

  /// The same server, by a database that stays open to us.
  private static Sql server(DatabaseAddress database) {
    String url = database.jdbcUrl().replaceFirst("/test_[0-9]+", "/postgres");
    return new Sql(new DatabaseAddress(url, database.user(), database.password()));
  }

  private static void endConnections(Sql server, String name, int except) {
    server.rows(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
         where datname = ? and usename = current_user and pid <> ?
        """,
        name,
        except);
  }

  private static String name(DatabaseAddress database) {
    return database.jdbcUrl().replaceFirst(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
  }
}
