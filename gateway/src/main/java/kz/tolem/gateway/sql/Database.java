package kz.tolem.gateway.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.postgresql.ds.PGSimpleDataSource;

/// The gateway's PostgreSQL: migrated, checked to be durable, and reached through a pool behind a fair queue.
/// Thread-safe. No message that leaves here carries a bound value.
public final class Database implements AutoCloseable {

  /// How often one piece of work is tried when other transactions are in its way.
  private static final int TRIES_MAX = 10;

  /// How long a connection may take to be made. It is also the longest pause of the pool between two tries while the
  /// database is away, so work goes on that much later at most once it is back.
  private static final Duration CONNECT_WAIT = Duration.ofMillis(1500);

  private final PGSimpleDataSource direct;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Jdbi apart;
  // A pool smaller than its callers serves them in no order; one was seen to wait nine seconds.
  private final Semaphore turn;
  private final ThreadLocal<Boolean> holds = new ThreadLocal<>();

  private Database(PGSimpleDataSource direct, HikariDataSource pool, int poolSize) {
    this.direct = direct;
    this.pool = pool;
    this.jdbi = jdbi(pool);
    this.apart = jdbi(direct);
    this.turn = new Semaphore(poolSize, true);
  }

  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    // Jdbi prints bound arguments in its messages unless told not to: card data would reach the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  /// Connects, checks that a commit is durable, and brings the schema up to date.
  ///
  /// @param poolSize how many connections serve reads and rare writes; the committer has its own
  /// @throws DatabaseFailure when the server cannot be reached or is not fit for money
  public static Database open(DatabaseAddress address, int poolSize) {
    PGSimpleDataSource direct = dataSource(address);
    HikariDataSource pool = pool(direct, poolSize);
    try (Connection connection = pool.getConnection()) {
      DurabilityCheck.verify(connection);
      Schema.bringUpToDate(direct, connection);
    } catch (SQLException e) {
      pool.close();
      throw new DatabaseFailure("connect to the database", e);
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
    return new Database(direct, pool, poolSize);
  }

  private static HikariDataSource pool(PGSimpleDataSource direct, int poolSize) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(direct);
    config.setPoolName("tolem");
    config.setMaximumPoolSize(poolSize);
    config.setConnectionTimeout(CONNECT_WAIT.toMillis());
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new DatabaseFailure("connect to the database", e.getCause());
    }
  }

  private static PGSimpleDataSource dataSource(DatabaseAddress address) {
    PGSimpleDataSource direct = new PGSimpleDataSource();
    direct.setUrl(address.jdbcUrl());
    direct.setUser(address.user());
    direct.setPassword(address.password());
    direct.setApplicationName("tolem");
    // The server's detail repeats values: "Key (...)=(...) already exists".
    direct.setLogServerErrorDetail(false);
    direct.setTcpKeepAlive(true);
    return direct;
  }

  /// Runs reads on one pooled connection, without a transaction around them.
  ///
  /// @throws DatabaseFailure when the database is away or refuses the statement
  public <T> T read(Function<Handle, T> work) {
    takeTurn();
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      throw new DatabaseFailure("read from the database", e);
    } finally {
      endTurn();
    }
  }

  private void takeTurn() {
    assert holds.get() == null : "whoever holds a connection asks for a second one: many at once would wait for ever";
    turn.acquireUninterruptibly();
    holds.set(true);
  }

  private void endTurn() {
    holds.remove();
    turn.release();
  }

  /// As [#read], for questions whose answer may take long: the database gives each statement up after this time.
  ///
  /// @throws TookTooLong when it did
  public <T> T readWithin(Duration most, Function<Handle, T> work) {
    takeTurn();
    try {
      return jdbi.inTransaction(
          handle -> {
            handle.execute("set local statement_timeout = " + most.toMillis());
            return work.apply(handle);
          });
    } catch (JdbiException e) {
      throw SqlStates.tookTooLong(e) ? new TookTooLong() : new DatabaseFailure("read from the database", e);
    } finally {
      endTurn();
    }
  }

  /// As [#read], on a connection that is made for it: for whoever may hold one of the pool's, and would wait for himself
  /// to give it back.
  public <T> T readApart(Function<Handle, T> work) {
    try {
      return apart.withHandle(work::apply);
    } catch (JdbiException e) {
      throw new DatabaseFailure("read from the database", e);
    }
  }

  /// Runs work in one transaction and commits it durably. The work may run more than once, when another transaction
  /// was in its way: it must have no effect outside the database.
  ///
  /// @throws DatabaseFailure when the database is away or refuses a statement; whether the work was committed is not
  ///     known then
  public <T> T transaction(Function<Handle, T> work) {
    takeTurn();
    try {
      for (int tries = 1; ; tries++) {
        try {
          return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
          if (tries >= TRIES_MAX || !SqlStates.mayBeRepeated(e)) {
            throw new DatabaseFailure("write to the database", e);
          }
        }
      }
    } finally {
      endTurn();
    }
  }

  /// A connection of one's own, outside the pool, for whoever works on it all day long. The caller closes it.
  public Connection ownConnection() throws SQLException {
    return direct.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
