package kz.tolem.gateway.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads whole bodies, bounded in size and in time. Safe for use by many threads.
record BodyReader(int bytesMax, Duration timeMax) {

  private static final int FIRST_BYTES = 16 * 1024;

  /// Reads all there is. What is beyond a limit stays unread, so the connection cannot be used again.
  byte[] read(Request request) {
    long stated = request.getLength();
    if (stated == 0) {
      return new byte[0];
    }
    if (stated > bytesMax) {
      throw tooLarge();
    }
    // A stated length is only a promise: memory is given as the bytes come.
    byte[] body = new byte[stated > 0 ? (int) Math.min(stated, FIRST_BYTES) : FIRST_BYTES];
    int length = 0;
    long deadline = System.nanoTime() + timeMax.toNanos();
    while (true) {
      Content.Chunk chunk = BodyChunks.next(request, deadline).orElseThrow(BodyReader::tooSlow);
      if (Content.Chunk.isFailure(chunk)) {
        // The caller broke off, sent broken chunks, or fell silent for as long as a connection may be idle.
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

  private static BadRequest tooLarge() {
    return new BadRequest(413, "the body is too large");
  }

  private static BadRequest tooSlow() {
    return new BadRequest(408, "the body comes too slowly");
  }
}
