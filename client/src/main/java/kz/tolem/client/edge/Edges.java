package kz.tolem.client.edge;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Where the world comes in: time, chance and waiting. Not part of the public API; a test replaces it. The time of day is
 * not among it: what a call measures, it measures by a clock that never jumps.
 *
 * @param nanos a clock that never jumps, for everything that is measured
 * @param random where jitter and request ids come from
 * @param pause waiting between two tries
 * @param exchange waiting for an answer
 */
public record Edges(LongSupplier nanos, RandomGenerator random, Pause pause, Exchange exchange) {

  /** Waiting. */
  @FunctionalInterface
  public interface Pause {

    /**
     * Waits so long.
     *
     * @throws InterruptedException when the thread is told to stop
     */
    void take(Duration length) throws InterruptedException;
  }

  /** A request, and its answer to the last byte. */
  @FunctionalInterface
  public interface Exchange {

    /**
     * Sends a request once and waits for all of its answer. Whatever is not there in time is given up, with its
     * connection.
     *
     * @throws TimeoutException when it took longer
     * @throws ExecutionException when it failed otherwise
     * @throws InterruptedException when the thread is told to stop
     */
    HttpResponse<byte[]> make(
        HttpClient http, HttpRequest.Builder request, HttpResponse.BodyHandler<byte[]> body, Duration atMost)
        throws TimeoutException, ExecutionException, InterruptedException;
  }

  /** The real world. */
  public static Edges real() {
    return new Edges(
        System::nanoTime,
        new SecureRandom(),
        length -> Thread.sleep(length.toMillis()),
        Edges::exchanged);
  }

  /** The HTTP client's own timeout ends with the head of the answer; ours with its last byte. */
  private static HttpResponse<byte[]> exchanged(
      HttpClient http, HttpRequest.Builder request, HttpResponse.BodyHandler<byte[]> body, Duration atMost)
      throws TimeoutException, ExecutionException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.timeout(atMost).build(), body);
    try {
      return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }
}
