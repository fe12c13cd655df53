package kz.tolem.acceptance.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between client and gateway: lets requests through, and cuts the connection before some answers.
final class Scissors implements AutoCloseable {

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final URI gateway;
  private final String pathPart;
  private final AtomicInteger toCut;
  private final AtomicInteger seen = new AtomicInteger();

  private Scissors(HttpServer server, URI gateway, String pathPart, int cuts) {
    this.server = server;
    this.gateway = gateway;
    this.pathPart = pathPart;
    this.toCut = new AtomicInteger(cuts);
  }

  /// Cuts the first answers to the addresses that have this part.
  static Scissors before(int port, String pathPart, int cuts) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      Scissors scissors = new Scissors(server, URI.create("http://127.0.0.1:" + port), pathPart, cuts);
      server.createContext("/", scissors::pass);
      server.setExecutor(scissors.threads);
      server.start();
      return scissors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = http.send(copy(exchange), HttpResponse.BodyHandlers.ofByteArray());
      if (exchange.getRequestURI().getPath().contains(pathPart)) {
        seen.incrementAndGet();
        if (toCut.getAndDecrement() > 0) {
          return;
        }
      }
      answer.headers().firstValue("Retry-After").ifPresent(v -> exchange.getResponseHeaders().set("Retry-After", v));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest copy(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : new String[] {"Authorization", "Content-Type", "X-Request-Id"}) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }

  /// How many requests to those addresses came by.
  int seen() {
    return seen.get();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
