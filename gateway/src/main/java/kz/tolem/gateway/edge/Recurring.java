package kz.tolem.gateway.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job that is done again and again until it is closed. One that fails is told in the log and done again at its next
/// turn.
public final class Recurring implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  /// An interrupt tears the connection that a job talks to the database on; most jobs are done sooner than this.
  private static final Duration JOB_WAIT = Duration.ofSeconds(1);

  private final Thread thread;
  private final ReentrantLock job = new ReentrantLock();
  private volatile boolean closed;

  private Recurring(String name, Duration every, Pause pause, Runnable work) {
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(name, every, pause, work));
  }

  /// @param name what the job is called in the log
  /// @param every the pause before each turn, the first included
  public static Recurring start(String name, Duration every, Pause pause, Runnable work) {
    Recurring recurring = new Recurring(name, every, pause, work);
    recurring.thread.start();
    return recurring;
  }

  private void run(String name, Duration every, Pause pause, Runnable work) {
    while (!closed) {
      try {
        pause.betweenTurns(every);
        once(work);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return; // the stop cut the job short
        }
        LOG.warn("{} failed; it is tried again in {} s", name, every.toSeconds(), e);
      }
    }
  }

  private void once(Runnable work) {
    job.lock();
    try {
      if (!closed) {
        work.run();
      }
    } finally {
      job.unlock();
    }
  }

  /// Lets a turn that is under way come to its end, if that is soon.
  @Override
  public void close() {
    closed = true;
    try {
      if (job.tryLock(JOB_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        job.unlock();
      }
      thread.interrupt();
      thread.join(STOP_WAIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
