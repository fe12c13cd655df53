package kz.tolem.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Shops that pay, charge, cancel and give back without end, at whichever gateway answers. A shop that does not hear a
/// final answer sends the same request again, as it should; what it heard is its book. Thread-safe.
final class Shops implements AutoCloseable {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final Doors doors;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger invoices = new AtomicInteger(100_000);
  private final AtomicInteger working = new AtomicInteger();
  private final Map<String, Told> book = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> doubtMillis = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private volatile long lastPaidNanos;
  private volatile boolean closing;

  Shops(Doors doors) {
    this.doors = doors;
  }

  /// What a shop was told of one order in the end.
  ///
  /// @param payment the payment's id; empty for a decline
  /// @param done the operations that were confirmed, each with its amount
  record Told(String invoice, int status, String payment, String amount, ConcurrentLinkedQueue<String> done) {}

  /// One answer; status 0 when none came.
  private record Heard(int status, String body) {

    /// Whether a shop has nothing to gain by asking again: not when nothing came, nobody knows, or somebody is busy.
    boolean isFinal() {
      return status != 0 && status != 408 && status != 429 && status < 500;
    }
  }

  /// Which amounts the shops ask for.
  enum Amounts {
    /// Mostly approvals; now and then a decline, or what the host or its line does wrong. Left out is 940002: a host
    /// that approves what it has acknowledged to be undone, and then loses even that answer to a kill, cannot be found
    /// out.
    ALL,
    /// Approvals, slow ones and declines. What the simulated host inside a gateway loses stays open for two minutes,
    /// and a shop waits for it: after some twenty orders each, all of them would wait.
    ANSWERED
  }

  void open(int shoppers, long seed, Amounts amounts) {
    for (int i = 0; i < shoppers; i++) {
      RandomGenerator chance = new SplittableRandom(seed + i);
      working.incrementAndGet();
      threads.execute(
          () -> {
            try {
              while (!closing) {
                order(amount(chance, amounts), chance);
              }
            } finally {
              working.decrementAndGet();
            }
          });
    }
  }

  private void order(String amount, RandomGenerator chance) {
    String invoice = Integer.toString(invoices.incrementAndGet());
    Optional<String> token = token(invoice, amount, chance);
    if (token.isEmpty()) {
      return;
    }
    String body = ShopRequests.payment(invoice, amount, doors.postLink());
    Heard heard = untilFinal("/payments/cards/auth", body, token.get(), chance);
    String payment = heard.status() == 200 ? JsonText.text(heard.body(), "id") : "";
    Told told = new Told(invoice, heard.status(), payment, amount, new ConcurrentLinkedQueue<>());
    book.put(invoice, told);
    if (heard.status() == 200) {
      lastPaidNanos = System.nanoTime();
      follow(told, token.get(), chance);
    }
  }

  private static String amount(RandomGenerator chance, Amounts amounts) {
    int kind = chance.nextInt(40);
    return switch (kind) {
      case 0, 1 -> "900484";
      case 8 -> "910001";
      default -> {
        Optional<String> fault = amounts == Amounts.ALL ? faulty(kind) : Optional.empty();
        yield fault.orElseGet(() -> Integer.toString(100 + chance.nextInt(5000)));
      }
    };
  }

  private static Optional<String> faulty(int kind) {
    return switch (kind) {
      case 2 -> Optional.of("920000");
      case 3 -> Optional.of("930000");
      case 4 -> Optional.of("940001");
      case 5 -> Optional.of("940005");
      case 6 -> Optional.of("940003");
      case 7 -> Optional.of("940004");
      default -> Optional.empty();
    };
  }

  private Optional<String> token(String invoice, String amount, RandomGenerator chance) {
    while (!closing) {
      Heard heard = send("/oauth2/token", FORM, ShopRequests.token(invoice, amount), "", chance);
      if (heard.status() == 200) {
        return Optional.of(JsonText.text(heard.body(), "access_token"));
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    return Optional.empty();
  }

  private void follow(Told told, String token, RandomGenerator chance) {
    int what = chance.nextInt(10);
    if (what < 4) {
      boolean charged = operate(told, token, "charge", "", told.amount(), chance);
      if (charged && what < 2) {
        operate(told, token, "refund", "?amount=50&externalID=" + told.invoice(), "50", chance);
      }
    } else if (what < 6) {
      operate(told, token, "cancel", "", told.amount(), chance);
    }
  }

  /// @return whether the shop heard that it was done
  private boolean operate(
      Told told, String token, String verb, String query, String amount, RandomGenerator chance) {
    String path = "/operation/" + told.payment() + "/" + verb + query;
    Heard heard = untilFinal(path, "", token, chance);
    if (heard.status() == 200) {
      told.done().add(verb + " " + amount);
    }
    return heard.status() == 200;
  }

  private Heard untilFinal(String path, String json, String token, RandomGenerator chance) {
    long begun = System.nanoTime();
    boolean doubt = false;
    while (true) {
      Heard heard = send(path, "application/json", json, token, chance);
      if (heard.isFinal() || Thread.currentThread().isInterrupted()) {
        if (doubt) {
          doubtMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
        return heard;
      }
      doubt = true;
      LockSupport.parkNanos(AGAIN_NANOS);
    }
  }

  private Heard send(String path, String type, String body, String token, RandomGenerator chance) {
    Optional<Integer> port = doors.gatewayPort(chance.nextInt(Doors.GATEWAYS));
    if (port.isEmpty()) {
      return new Heard(0, "");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      statuses.merge(response.statusCode(), 1, Integer::sum);
      return new Heard(response.statusCode(), response.body());
    } catch (IOException _) {
      return new Heard(0, "");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Heard(0, "");
    }
  }

  /// Takes no more orders and waits until every shop knows how its last one ended.
  ///
  /// @return whether they all came to an end
  boolean finish(Duration wait) {
    closing = true;
    long end = System.nanoTime() + wait.toNanos();
    while (working.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    return working.get() == 0;
  }

  /// How often each status was heard.
  Map<Integer, Integer> statuses() {
    return new TreeMap<>(statuses);
  }

  /// When a shop last heard that it was paid, in the time of `System.nanoTime`.
  long lastPaidNanos() {
    return lastPaidNanos;
  }

  Map<String, Told> book() {
    return book;
  }

  /// How long each request took that did not hear its final answer the first time.
  long[] doubtMillis() {
    return doubtMillis.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  @Override
  public void close() {
    closing = true;
    threads.shutdownNow();
    client.shutdownNow();
  }
}
