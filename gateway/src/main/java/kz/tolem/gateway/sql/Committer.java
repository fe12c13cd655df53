package kz.tolem.gateway.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Group commit: many requests' writes in one durable transaction. Whoever calls [#commit] hears the result only after
/// it is on disk. Writes are drained as they wait, with no artificial pause, by one thread with a connection of its own.
///
/// One write that fails does not fail its neighbours: a batch that breaks is done again write by write. Thread-safe.
public final class Committer implements AutoCloseable {

  /// A kind of write, and how a batch of that kind runs inside the committer's transaction.
  ///
  /// The same batch may run again after a rollback, so a kind keeps no state and touches nothing but the connection.
  public interface Kind<W, R> {

    /// Kinds run in ascending order within a transaction: what frees comes before what takes.
    int order();

    /// Writes the whole batch.
    /// @return one result per write, in the same order
    List<R> run(Connection connection, List<W> writes) throws SQLException;
  }

  /// What the committer does between two transactions.
  @FunctionalInterface
  public interface Rest {

    void afterBatch() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final int TRIES_MAX = 10;

  private final Database database;
  private final int batchMax;
  private final Rest rest;
  private final BlockingQueue<Ticket<?, ?>> waiting;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean stopped;
  private Connection connection;

  private Committer(Database database, int batchMax, int waitingMax, Rest rest) {
    this.database = database;
    this.batchMax = batchMax;
    this.rest = rest;
    this.waiting = new ArrayBlockingQueue<>(waitingMax);
    this.thread = Thread.ofPlatform().name("committer").unstarted(this::work);
  }

  /// @param batchMax the most writes in one transaction
  /// @param waitingMax the most writes that may wait; beyond them callers are refused at once
  public static Committer start(Database database, int batchMax, int waitingMax) {
    return start(database, batchMax, waitingMax, () -> {});
  }

  /// As [#start(Database, int, int)], for writes that nobody waits for: with a rest after each transaction there are few
  /// of them, and they take little from those that somebody waits for.
  public static Committer start(Database database, int batchMax, int waitingMax, Rest rest) {
    Committer committer = new Committer(database, batchMax, waitingMax, rest);
    committer.thread.start();
    return committer;
  }

  /// Hands over one write and waits until it is durable.
  ///
  /// @throws DatabaseFailure when it could not be written, or when whether it was written is not known
  /// @throws Overloaded when too many writes wait already; nothing was written
  public <W, R> R commit(Kind<W, R> kind, W write) {
    try {
      return submit(kind, write).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// As [#commit], without waiting: the future completes once the write is durable.
  public <W, R> CompletableFuture<R> submit(Kind<W, R> kind, W write) {
    Ticket<W, R> ticket = new Ticket<>(kind, write);
    if (closed) {
      ticket.fail(stopping());
    } else if (!waiting.offer(ticket)) {
      ticket.fail(new Overloaded());
    } else if (stopped && waiting.remove(ticket)) {
      // It slipped in behind the last drain.
      ticket.fail(stopping());
    }
    return ticket.result;
  }

  private static DatabaseFailure stopping() {
    return new DatabaseFailure("write", new IllegalStateException("the gateway is stopping"));
  }

  /// How many writes wait right now.
  public int waiting() {
    return waiting.size();
  }

  private void work() {
    List<Ticket<?, ?>> batch = new ArrayList<>(batchMax);
    while (true) {
      try {
        batch.clear();
        batch.add(waiting.take());
        waiting.drainTo(batch, batchMax - 1);
        write(batch);
        rest.afterBatch();
      } catch (InterruptedException _) {
        // Asked to stop: what still waits is written first, so that nothing acknowledged upstream is dropped.
        batch.clear();
        stopped = true;
        waiting.drainTo(batch);
        for (int from = 0; from < batch.size(); from += batchMax) {
          write(batch.subList(from, Math.min(batch.size(), from + batchMax)));
        }
        disconnect();
        return;
      } catch (RuntimeException | Error e) {
        LOG.error("the committer met a fault of its own; the writes at hand fail and it goes on", e);
        batch.forEach(ticket -> ticket.fail(e));
      }
    }
  }

  private void write(List<Ticket<?, ?>> batch) {
    try {
      inOneTransaction(batch);
    } catch (SQLException e) {
      if (batch.size() == 1 || SqlStates.connectionLost(e)) {
        disconnect();
        DatabaseFailure failure = new DatabaseFailure("commit " + batch.size() + " write(s)", e);
        batch.forEach(ticket -> ticket.fail(failure));
      } else {
        LOG.warn("a batch of {} writes failed with SQLSTATE {}; doing them one by one", batch.size(), e.getSQLState());
        batch.forEach(ticket -> write(List.of(ticket)));
      }
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        LOG.error("a write broke; it fails and the next ones go on", e);
        batch.getFirst().fail(e);
      } else {
        LOG.error("a batch of {} writes broke; doing them one by one", batch.size(), e);
        batch.forEach(ticket -> write(List.of(ticket)));
      }
    }
  }

  private void inOneTransaction(List<Ticket<?, ?>> batch) throws SQLException {
    List<Group<?, ?>> groups = group(batch);
    boolean reconnected = connection == null;
    for (int tries = 1; ; tries++) {
      boolean committing = false;
      try {
        Connection c = connect();
        for (Group<?, ?> group : groups) {
          group.run(c);
        }
        committing = true;
        c.commit();
        groups.forEach(Group::complete);
        return;
      } catch (SQLException e) {
        rollback(e);
        // A connection that was found dead before the commit was asked for has written nothing: once more on a new one.
        boolean foundDead = !committing && !reconnected && SqlStates.connectionLost(e);
        if (foundDead) {
          disconnect();
          reconnected = true;
        } else if (tries >= TRIES_MAX || !SqlStates.mayBeRepeated(e)) {
          throw e;
        }
      } catch (RuntimeException | Error e) {
        // What it had written must not ride along with the next commit.
        rollback(e);
        throw e;
      }
    }
  }

  private static List<Group<?, ?>> group(List<Ticket<?, ?>> batch) {
    Map<Kind<?, ?>, Group<?, ?>> groups = new LinkedHashMap<>();
    for (Ticket<?, ?> ticket : batch) {
      add(groups, ticket);
    }
    List<Group<?, ?>> ordered = new ArrayList<>(groups.values());
    ordered.sort(Comparator.comparingInt(group -> group.kind.order()));
    return ordered;
  }

  private static <W, R> void add(Map<Kind<?, ?>, Group<?, ?>> groups, Ticket<W, R> ticket) {
    @SuppressWarnings("unchecked") // a group is stored under its own kind, made in this very line
    Group<W, R> group = (Group<W, R>) groups.computeIfAbsent(ticket.kind, _ -> new Group<>(ticket.kind));
    group.tickets.add(ticket);
  }

  private Connection connect() throws SQLException {
    if (connection == null) {
      connection = database.ownConnection();
      // Its statements find rows by their keys, so they can be planned once and for all. But a plan made while a table
      // was small would read the whole table, and go on doing so while the table grows.
      try (Statement statement = connection.createStatement()) {
        statement.execute("set enable_seqscan = off; set plan_cache_mode = force_generic_plan");
      }
      connection.setAutoCommit(false);
    }
    return connection;
  }

  private void rollback(Throwable cause) {
    if (connection != null) {
      try {
        connection.rollback();
      } catch (SQLException e) {
        cause.addSuppressed(e);
        disconnect();
      }
    }
  }

  private void disconnect() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("closing a broken connection failed too", e);
      }
      connection = null;
    }
  }

  /// Writes what waits, then stops. Later writes are refused.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Ticket<W, R> {
    private final Kind<W, R> kind;
    private final W write;
    private final CompletableFuture<R> result = new CompletableFuture<>();

    private Ticket(Kind<W, R> kind, W write) {
      this.kind = kind;
      this.write = write;
    }

    private void fail(Throwable failure) {
      result.completeExceptionally(failure);
    }
  }

  private static final class Group<W, R> {
    private final Kind<W, R> kind;
    private final List<Ticket<W, R>> tickets = new ArrayList<>();
    private List<R> results = List.of();

    private Group(Kind<W, R> kind) {
      this.kind = kind;
    }

    private void run(Connection connection) throws SQLException {
      results = kind.run(connection, tickets.stream().map(ticket -> ticket.write).toList());
      if (results.size() != tickets.size()) {
        throw new IllegalStateException(kind + " answered " + results.size() + " of " + tickets.size() + " writes");
      }
    }

    private void complete() {
      for (int i = 0; i < tickets.size(); i++) {
        tickets.get(i).result.complete(results.get(i));
      }
    }
  }
}
