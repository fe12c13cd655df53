package kz.tolem.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A shop's own server: takes postLink calls, keeps them, and answers as it is told. Thread-safe.
public final class Receiver implements AutoCloseable {

  /// How a call is answered.
  @FunctionalInterface
  public interface Behaviour {

    void answer(HttpExchange exchange) throws IOException;

    /// Answers with a status and no body.
    static Behaviour status(int status) {
      return exchange -> exchange.sendResponseHeaders(status, -1);
    }
  }

  /// One call that came in; header names are in lower case.
  public record Call(String method, String path, Map<String, String> headers, String body) {

    /// The body, which must be a notification as it is described when the call says it is one.
    public Map<String, Object> json() {
      if (!header("webhook-id").isEmpty()) {
        List<String> faults = Description.ofSandbox().jsonFaults("#/components/schemas/Notification", body);
        if (!faults.isEmpty()) {
          throw new AssertionError("docs/reference/openapi.yaml describes no such notification: " + faults + "\n" + body);
        }
      }
      return Json.object(body);
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new ArrayList<>();
  private Behaviour behaviour = Behaviour.status(200);

  private Receiver(HttpServer server) {
    this.server = server;
  }

  public static Receiver start() {
    try {
      Receiver receiver =
          new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024));
      receiver.server.createContext("/", receiver::take);
      receiver.server.setExecutor(receiver.threads);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(lower(name), String.join("|", values)));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
      Behaviour now;
      synchronized (this) {
        calls.add(call);
        now = behaviour;
        notifyAll();
      }
      now.answer(exchange);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  public String url() {
    return url("/notify");
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /// From now on every call is answered so; 200 without a body at first.
  public synchronized void answers(Behaviour next) {
    behaviour = next;
  }

  /// The calls so far, in the order they came.
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Waits until so many calls have come; fails when they do not.
  public synchronized List<Call> await(int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (calls.size() < count) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError(calls.size() + " of " + count + " calls came within " + PATIENCE);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
