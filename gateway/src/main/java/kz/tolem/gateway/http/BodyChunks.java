package kz.tolem.gateway.http;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/// Waits for the pieces of a body, but never past a point in time.
final class BodyChunks {

  /// How many pieces nobody wants are worth reading to keep a connection.
  private static final int UNWANTED_MAX = 16;

  private BodyChunks() {}

  /// Throws away what has come already; tells whether that was all of the body. Unlike Jetty's own method of this
  /// purpose it leaves the rest readable.
  static boolean consumeAvailable(Request request) {
    for (int i = 0; i < UNWANTED_MAX; i++) {
      Content.Chunk chunk = request.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        return false;
      }
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        return true;
      }
    }
    return false;
  }

  /// The next piece, which the caller must release; nothing once `System.nanoTime()` has passed the deadline.
  static Optional<Content.Chunk> next(Request request, long deadline) {
    Content.Chunk chunk = request.read();
    while (chunk == null) {
      if (!arrives(request, deadline)) {
        return Optional.empty();
      }
      chunk = request.read();
    }
    return Optional.of(chunk);
  }

  private static boolean arrives(Request request, long deadline) {
    Semaphore arrived = new Semaphore(0);
    request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, arrived::release));
    try {
      if (arrived.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    giveUp(request);
    return false;
  }

  /// Nobody waits for these bytes any more; a read left pending would make Jetty cut the connection with a warning.
  private static void giveUp(Request request) {
    if (request.getConnectionMetaData().getConnection().getEndPoint() instanceof AbstractEndPoint endPoint) {
      endPoint.getFillInterest().onFail(new TimeoutException("the body came too slowly"));
    }
  }
}
