package kz.tolem.gateway.edge;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job that is done again and again until it is closed. One that fails is told in the log and done again at its next
/// turn.
public final class Recurring implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  private final Thread thread;
  private volatile boolean closed;

  private Recurring(String name, Duration every, Pause pause, Runnable job) {
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(name, every, pause, job));
  }

  /// @param name what the job is called in the log
  /// @param every the pause before each turn, the first included
  public static Recurring start(String name, Duration every, Pause pause, Runnable job) {
    Recurring recurring = new Recurring(name, every, pause, job);
    recurring.thread.start();
    return recurring;
  }

  private void run(String name, Duration every, Pause pause, Runnable job) {
    while (!closed) {
      try {
        pause.betweenTurns(every);
        job.run();
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

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(STOP_WAIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
