package kz.tolem.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A shop's own book: what it was told, by the id of the notification. Keeps little, so that it can hold a hundred
/// thousand. Thread-safe.
public final class NotificationBook implements AutoCloseable {

  /// What the shop's server does with a call.
  public enum Mood {
    /// Keeps it and says so.
    TAKES,
    /// Keeps it, and its answer is lost.
    LOSES_ANSWER,
    /// Does not look at it.
    FAILS
  }

  /// @param operation of the charge, cancel, refund or release that is told; empty text: the payment itself
  public record Told(String payment, String operation, boolean success) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Told> told = new HashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private volatile Mood mood = Mood.TAKES;

  private NotificationBook(HttpServer server) {
    this.server = server;
  }

  public static NotificationBook open() {
    try {
      NotificationBook book =
          new NotificationBook(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024));
      book.server.createContext("/", book::take);
      book.server.setExecutor(book.threads);
      book.server.start();
      return book;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (mood) {
        case TAKES -> {
          write(exchange.getRequestHeaders().getFirst("webhook-id"), Json.object(body));
          exchange.sendResponseHeaders(200, -1);
        }
        case LOSES_ANSWER -> write(exchange.getRequestHeaders().getFirst("webhook-id"), Json.object(body));
        case FAILS -> exchange.sendResponseHeaders(500, -1);
      }
    }
  }

  private void write(String id, Map<String, Object> body) {
    Told now = told(body);
    synchronized (this) {
      Told before = told.putIfAbsent(id, now);
      if (before != null && !before.equals(now)) {
        contradictions.add(id + ": " + before + ", then " + now);
      }
    }
  }

  /// What a notification's body says.
  public static Told told(Map<String, Object> body) {
    return new Told(
        (String) body.get("id"), (String) body.getOrDefault("operationId", ""), "ok".equals(body.get("code")));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
  }

  public void mood(Mood next) {
    mood = next;
  }

  /// What was told so far, each notification once however often it came.
  public synchronized List<Told> told() {
    return List.copyOf(told.values());
  }

  /// Notifications that said different things under one id.
  public synchronized List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
