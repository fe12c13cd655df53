package kz.tolem.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import kz.tolem.client.edge.Edges;

/**
 * Time that passes only where somebody waits for it: in a client's pauses, and between the bytes of a slow peer while
 * the client waits for them. So what becomes of a call does not depend on how busy the machine is. For one client with
 * one call at a time; thread-safe.
 */
final class VirtualTime {

  private static final long NOBODY = Long.MAX_VALUE;

  /** For what passes no virtual time; a machine that needs so long has stopped. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Runnable onPause;
  private long now;
  private long wakes = NOBODY;
  private int exchanges;

  VirtualTime() {
    this(() -> {});
  }

  /** @param onPause happens in each pause of the client */
  VirtualTime(Runnable onPause) {
    this.onPause = onPause;
  }

  Edges edges() {
    return new Edges(this::nanos, new SplittableRandom(451), this::pause, this::exchange);
  }

  private synchronized long nanos() {
    return now;
  }

  /** How much of it has passed so far. */
  Duration passed() {
    return Duration.ofNanos(nanos());
  }

  private void pause(Duration length) {
    onPause.run();
    synchronized (this) {
      now += length.toNanos();
    }
  }

  /** Sends a byte each tenth of a second, until the client has given up. */
  Peer.Reaction drip(byte[] answer) {
    return (socket, request) -> {
      int exchange = current();
      for (byte next : answer) {
        sleep(exchange, Duration.ofMillis(100));
        Peer.send(socket, new byte[] {next});
      }
    };
  }

  private synchronized int current() {
    return exchanges;
  }

  private synchronized void sleep(int exchange, Duration length) throws IOException {
    long until = now + length.toNanos();
    try {
      while (now < until && exchange == exchanges) {
        wakes = until;
        notifyAll();
        wait();
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the peer is closed");
    }
    if (exchange != exchanges) {
      throw new IOException("the client has given up");
    }
  }

  private HttpResponse<byte[]> exchange(
      HttpClient http, HttpRequest.Builder request, HttpResponse.BodyHandler<byte[]> body, Duration atMost)
      throws TimeoutException, ExecutionException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.timeout(PATIENCE).build(), body);
    answer.whenComplete((heard, problem) -> tell());
    try {
      await(answer, atMost);
      return answer.get();
    } finally {
      answer.cancel(true);
      over();
    }
  }

  private synchronized void tell() {
    notifyAll();
  }

  private synchronized void over() {
    exchanges++;
    wakes = NOBODY;
    notifyAll();
  }

  private synchronized void await(CompletableFuture<?> answer, Duration atMost)
      throws TimeoutException, InterruptedException {
    long end = now + atMost.toNanos();
    while (!answer.isDone()) {
      if (wakes == NOBODY) {
        wait();
      } else if (wakes < end) {
        now = wakes;
        wakes = NOBODY;
        notifyAll();
      } else {
        now = end;
        throw new TimeoutException();
      }
    }
  }
}
