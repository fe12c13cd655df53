package kz.tolem.acceptance.client;

import java.time.Duration;
import kz.tolem.gateway.TestGateway;

/// Moves a gateway's clock on, a little at a time, while something else waits for what it does by itself.
final class Ticking implements AutoCloseable {

  private final Thread thread;

  private Ticking(Thread thread) {
    this.thread = thread;
  }

  static Ticking of(TestGateway gateway) {
    return new Ticking(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!Thread.currentThread().isInterrupted()) {
                      gateway.clock().advance(Duration.ofSeconds(3));
                      Thread.sleep(20);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
