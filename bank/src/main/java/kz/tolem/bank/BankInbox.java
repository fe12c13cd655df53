package kz.tolem.bank;

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
import kz.tolem.protocol.PostLink;

/** A receiver of notifications on a port of this machine that takes all that comes. Thread-safe. */
public final class BankInbox implements AutoCloseable {

  private static final int THREADS = 4;

  private final List<Letter> letters = new ArrayList<>();
  private ExecutorService threads;
  private HttpServer server;

  BankInbox() {}

  /**
   * One call that came.
   *
   * @param headers by names in lower case
   */
  public record Letter(Map<String, String> headers, String body) {

    public Letter {
      headers = Map.copyOf(headers);
    }

    /** The notification, unchecked: whether it is genuine is what the shop has to find out. */
    public PostLink message() {
      return PostLink.read(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same on every delivery of one notification. */
    public String id() {
      return headers.getOrDefault("webhook-id", "");
    }
  }

  /** Where to notify; starts it when it is first asked for. */
  public synchronized String url() {
    if (server == null) {
      start();
    }
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/notify";
  }

  private void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a receiver of notifications", e);
    }
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "bank-inbox");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      synchronized (this) {
        letters.add(new Letter(headers, body));
        notifyAll();
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** What came so far, in order. */
  public synchronized List<Letter> letters() {
    return List.copyOf(letters);
  }

  /**
   * Waits until so many have come.
   *
   * @throws AssertionError when they do not come in time
   */
  public synchronized List<Letter> await(int count, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (letters.size() < count) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError(letters.size() + " of " + count + " notifications came within " + atMost);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for notifications", e);
    }
    return List.copyOf(letters);
  }

  /** Waits up to ten seconds until so many have come. */
  public List<Letter> await(int count) {
    return await(count, Duration.ofSeconds(10));
  }

  synchronized void clear() {
    letters.clear();
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
      server = null;
    }
  }
}
