package kz.tolem.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import kz.tolem.client.edge.Edges;

/**
 * Sends requests over the JDK's HTTP client, each within its deadline to the last byte of the answer. Never follows a
 * redirect, never sends anything twice. Thread-safe.
 */
final class Transport {

  private static final String USER_AGENT = "tolem-client";

  private static final int REQUEST_ID_BYTES = 12;

  private static final String TOO_LATE = "no whole answer came in time";

  private final HttpClient http;
  private final Edges edges;

  private Transport(HttpClient http, Edges edges) {
    this.http = http;
    this.edges = edges;
  }

  /** One that makes connections within the given time. */
  static Transport over(HttpClient.Builder builder, Duration connectWait, Edges edges) {
    HttpClient http =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectWait)
            .build();
    return new Transport(http, edges);
  }

  Answer send(Call call, Deadline deadline) {
    String requestId = requestId();
    Duration left = deadline.left();
    if (left.toMillis() == 0) {
      return new Answer.Silence(false, "there was no time left to send it", Optional.empty(), requestId);
    }
    try {
      HttpResponse<byte[]> response =
          edges.exchange().make(http, request(call, requestId), info -> new BoundedBody(), left);
      String heardId = response.headers().firstValue("X-Request-Id").orElse(requestId);
      return new Answer.Heard(response.statusCode(), response.headers(), response.body(), heardId);
    } catch (TimeoutException e) {
      return new Answer.Silence(true, TOO_LATE, Optional.empty(), requestId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silence(true, "the thread was interrupted", Optional.of(e), requestId);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException) {
        return new Answer.Silence(!neverSent(cause), reason(cause), Optional.of(cause), requestId);
      }
      throw new IllegalStateException("the HTTP client failed", cause);
    }
  }

  private static HttpRequest.Builder request(Call call, String requestId) {
    HttpRequest.Builder request = HttpRequest.newBuilder(call.address());
    request.header("User-Agent", USER_AGENT).header("Accept", "application/json").header("X-Request-Id", requestId);
    if (!call.token().isEmpty()) {
      request.header("Authorization", "Bearer " + call.token());
    }
    if (!call.contentType().isEmpty()) {
      request.header("Content-Type", call.contentType());
    }
    return request.method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
  }

  /** Whether the connection was never there, so that the request cannot have arrived. */
  private static boolean neverSent(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof SSLHandshakeException;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return "no connection in time";
    }
    if (cause instanceof SSLHandshakeException) {
      return "no secure connection";
    }
    if (cause instanceof HttpTimeoutException) {
      return TOO_LATE;
    }
    return neverSent(cause) ? "no connection" : "the connection broke";
  }

  private String requestId() {
    byte[] bytes = new byte[REQUEST_ID_BYTES];
    edges.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
