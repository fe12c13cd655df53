package kz.tolem.gateway.user;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.sql.Overloaded;

/// Works password hashes out, two at a time: each takes memory and a processor. It has threads of its own, because a
/// virtual thread that only computes keeps payments from running. Thread-safe.
public final class Passwords implements AutoCloseable {

  private static final int AT_ONCE = 2;
  private static final int WAITING_MAX = 8;

  private final ThreadPoolExecutor workers;
  private final Ids ids;

  public Passwords(Ids ids) {
    this.ids = ids;
    this.workers =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().name("password-", 1).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
  }

  /// Hashes a password with a fresh salt.
  ///
  /// @throws Overloaded when too many wait already
  PasswordHash hash(Password password) {
    byte[] salt = ids.secret(PasswordHash.SALT_BYTES);
    return work(() -> PasswordHash.of(password, salt));
  }

  /// Tells whether a password is the one that was hashed. A wrong one takes as long as the right one.
  ///
  /// @throws Overloaded when too many wait already
  boolean matches(PasswordHash hash, Password password) {
    return work(() -> hash.matches(password));
  }

  private <T> T work(Callable<T> work) {
    Future<T> result;
    try {
      result = workers.submit(work);
    } catch (RejectedExecutionException _) {
      throw new Overloaded();
    }
    try {
      return result.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Overloaded();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be worked on", e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
