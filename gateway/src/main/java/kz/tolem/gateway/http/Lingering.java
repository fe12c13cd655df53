package kz.tolem.gateway.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/// Keeps a connection open for a moment after a reply whose request body is still under way. Closed at once, it would
/// be reset by the bytes nobody read, and the reset can overtake the reply. Source: RFC 9112, 9.6.
final class Lingering {

  private static final Duration TIME_MAX = Duration.ofSeconds(1);
  private static final int BYTES_MAX = 1024 * 1024;

  private Lingering() {}

  /// Throws away what still comes, bounded in bytes and in time, and then ends the exchange and its connection.
  static void end(Request request, Callback callback) {
    long deadline = System.nanoTime() + TIME_MAX.toNanos();
    int bytes = 0;
    while (bytes < BYTES_MAX) {
      Optional<Content.Chunk> next = BodyChunks.next(request, deadline);
      boolean over = next.isEmpty() || Content.Chunk.isFailure(next.get()) || next.get().isLast();
      bytes += next.map(Content.Chunk::remaining).orElse(0);
      next.ifPresent(Content.Chunk::release);
      if (over) {
        close(request, callback);
        return;
      }
    }
    // Enough read: the caller's own buffers fill up and stop it while it finds the reply.
    request
        .getComponents()
        .getScheduler()
        .schedule(() -> close(request, callback), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /// Jetty would close only its own side and wait for the caller's.
  private static void close(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.succeeded();
  }
}
