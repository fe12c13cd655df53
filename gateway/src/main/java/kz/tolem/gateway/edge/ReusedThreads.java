package kz.tolem.gateway.edge;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Runs each task at once, on a virtual thread that has done earlier ones or, when all of those are busy, on a fresh
/// one. There is no limit and no queue.
///
/// The libraries that seal and sign keep their ciphers and their source of randomness for each thread. A fresh thread
/// makes them anew, which costs a payment more than the ciphers do (ADR 44). Thread-safe.
public final class ReusedThreads implements Executor {

  private static final int IDLE_MAX = 512;

  private final TransferQueue<Runnable> waiting = new LinkedTransferQueue<>();
  private final AtomicInteger idle = new AtomicInteger();
  private final ThreadFactory fresh;

  /// @param name what its threads are called in a thread dump, in front of their numbers
  public ReusedThreads(String name) {
    this.fresh = Thread.ofVirtual().name(name + "-", 0).factory();
  }

  /// @param task whatever it throws ends its thread, and nothing else
  @Override
  public void execute(Runnable task) {
    if (!waiting.tryTransfer(task)) {
      AtomicReference<Runnable> first = new AtomicReference<>(task);
      fresh.newThread(() -> work(first)).start();
    }
  }

  /// A thread that waits must hold on to nothing of what it has done: that may be a card number.
  private void work(AtomicReference<Runnable> first) {
    Runnable task = first.getAndSet(null);
    while (true) {
      task.run();
      task = null;
      Thread.interrupted(); // was meant for the task
      if (idle.incrementAndGet() > IDLE_MAX) {
        idle.decrementAndGet();
        return;
      }
      try {
        task = waiting.take();
      } catch (InterruptedException _) {
        return;
      } finally {
        idle.decrementAndGet();
      }
    }
  }
}
