package kz.tolem.gateway.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes connections that go too long without a whole request. Jetty's own idle time starts again with every byte, so
/// a caller who lets its headers drip would never be idle. Safe for use by many threads.
final class QuietConnections extends AbstractLifeCycle implements Connection.Listener {

  private final Scheduler scheduler;
  private final long quietNanosMax;
  private final long sweepNanos;

  /// Connections without a running request, and since when by `System.nanoTime()`.
  private final ConcurrentMap<Connection, Long> quietSince = new ConcurrentHashMap<>();

  /// @param idle what a connection may be idle; its headers then have as long again to arrive
  QuietConnections(Scheduler scheduler, Duration idle) {
    this.scheduler = scheduler;
    this.quietNanosMax = idle.multipliedBy(2).toNanos();
    this.sweepNanos = idle.dividedBy(4).toNanos();
  }

  /// A request is there. The callback it gives back must be the one that ends the exchange.
  Callback busy(Connection connection, Callback callback) {
    quietSince.remove(connection);
    return new Callback.Nested(callback) {
      @Override
      public void succeeded() {
        quiet(connection);
        super.succeeded();
      }

      @Override
      public void failed(Throwable failure) {
        quiet(connection);
        super.failed(failure);
      }
    };
  }

  @Override
  public void onOpened(Connection connection) {
    quiet(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    quietSince.remove(connection);
  }

  @Override
  protected void doStart() {
    scheduleSweep();
  }

  private void quiet(Connection connection) {
    quietSince.put(connection, System.nanoTime());
  }

  private void scheduleSweep() {
    scheduler.schedule(this::sweep, sweepNanos, TimeUnit.NANOSECONDS);
  }

  private void sweep() {
    long now = System.nanoTime();
    quietSince.forEach((connection, since) -> {
      // An exchange may end after its connection has closed; such an entry only waits to be dropped here.
      boolean closed = !connection.getEndPoint().isOpen();
      if ((closed || now - since > quietNanosMax) && quietSince.remove(connection, since)) {
        connection.getEndPoint().close();
      }
    });
    if (isRunning()) {
      scheduleSweep();
    }
  }
}
