package kz.tolem.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Watches all connections of the load generator on the calling thread. For one thread only.
public final class Loop implements AutoCloseable {

  /// The selector counts in milliseconds; shorter waits are naps between two looks.
  private static final long NAP_NANOS = 50_000;

  private final Selector selector;

  public Loop() throws IOException {
    this.selector = Selector.open();
  }

  SelectionKey watch(SelectableChannel channel, int operations, Ready ready) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, ready);
  }

  /// Serves what is ready, waiting for it until `System.nanoTime()` reaches the deadline at most.
  public void turn(long deadline) throws IOException {
    long left = deadline - System.nanoTime();
    if (left > TimeUnit.MILLISECONDS.toNanos(2)) {
      selector.select(Loop::serve, TimeUnit.NANOSECONDS.toMillis(left) - 1);
    } else if (selector.selectNow(Loop::serve) == 0 && left > 0) {
      LockSupport.parkNanos(Math.min(left, NAP_NANOS));
    }
  }

  private static void serve(SelectionKey key) {
    try {
      ((Ready) key.attachment()).ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Closes every connection.
  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
