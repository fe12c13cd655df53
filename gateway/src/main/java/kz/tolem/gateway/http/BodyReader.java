package kz.tolem.gateway.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/// Reads whole bodies, bounded in size and in time. Safe for use by many threads.
record BodyReader(int bytesMax, Duration timeMax) {

  private static final int FIRST_CHUNK_BYTES = 4096;

  /// Reads all there is. What is beyond a limit stays unread, so the connection cannot be used again.
  byte[] read(Request request) {
    long stated = request.getLength();
    if (stated == 0) {
      return new byte[0];
    }
    if (stated > bytesMax) {
      throw tooLarge();
    }
    byte[] body = new byte[stated > 0 ? (int) stated : FIRST_CHUNK_BYTES];
    int length = 0;
    long deadline = System.nanoTime() + timeMax.toNanos();
    while (true) {
      Content.Chunk chunk = next(request, deadline);
      if (Content.Chunk.isFailure(chunk)) {
        // The caller broke off or sent broken chunks; chunk sizes and time-outs come this way too.
        throw chunk.getFailure() instanceof TimeoutException ? tooSlow() : new BadRequest("the body breaks off");
      }
      int more = chunk.remaining();
      if (length + more > bytesMax) {
        chunk.release();
        throw tooLarge();
      }
      if (length + more > body.length) {
        body = Arrays.copyOf(body, Math.min(bytesMax, Math.max(length + more, body.length * 2)));
      }
      chunk.getByteBuffer().get(body, length, more);
      length += more;
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        return length == body.length ? body : Arrays.copyOf(body, length);
      }
    }
  }

  private static Content.Chunk next(Request request, long deadline) {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk != null) {
        return chunk;
      }
      Semaphore arrived = new Semaphore(0);
      request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, arrived::release));
      try {
        if (!arrived.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw tooSlow();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BadRequest(408, "the server stops");
      }
    }
  }

  private static BadRequest tooLarge() {
    return new BadRequest(413, "the body is too large");
  }

  private static BadRequest tooSlow() {
    return new BadRequest(408, "the body comes too slowly");
  }
}
