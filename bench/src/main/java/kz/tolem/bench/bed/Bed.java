package kz.tolem.bench.bed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Orders;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.PrivatePostgres;
import kz.tolem.protocol.TerminalId;

/// One gateway and its data folder.
public final class Bed implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration DELIVERY_LOOK = Duration.ofMillis(100);
  private static final Duration DELIVERY_WAIT = Duration.ofMinutes(2);
  private static final int CONNECTIONS = 128;
  private static final int TERMINALS = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile GatewayProcess gateway;
  private List<TerminalId> terminals = List.of();

  /// @param data the data folder, made by the first start
  Bed(Path data) {
    this.data = data;
  }

  /// Starts the gateway and waits until it has granted a token.
  ///
  /// @return how long that took from the start of the process
  public Duration start() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    gateway = GatewayProcess.start(data);
    while (!answers()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      if (!gateway.isAlive() || waited.compareTo(PATIENCE) > 0) {
        throw new IOException("the gateway did not start. It said:\n" + gateway.lastWords());
      }
      Pause.sleeping().forAtLeast(LOOK_AGAIN);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean answers() throws InterruptedException, IOException {
    String form =
        "grant_type=client_credentials&scope=payment&client_id=%s&client_secret=%s"
            .formatted(SandboxSeed.CLIENT_ID, SandboxSeed.CLIENT_SECRET);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (java.net.ConnectException _) {
      return false;
    }
  }

  Path data() {
    return data;
  }

  public GatewayProcess gateway() {
    return gateway;
  }

  /// The terminals of this gateway that the load goes to, registered when first asked for.
  public List<TerminalId> terminals() {
    if (terminals.isEmpty()) {
      terminals = Terminals.register(this, TERMINALS);
    }
    return terminals;
  }

  /// Load on the gateway, which must run.
  public Generator generator() throws IOException {
    return new Generator(gateway.port(), CONNECTIONS, new Orders(terminals(), 0));
  }

  /// Waits until all notifications have been delivered, for two minutes at most.
  ///
  /// @return how many were still to be delivered at first
  public long settle(Generator generator) throws IOException, SQLException {
    long begun = System.nanoTime();
    try (Ledger ledger = Ledger.open(database())) {
      long first = ledger.undelivered();
      for (long left = first; left > 0; left = ledger.undelivered()) {
        if (System.nanoTime() - begun > DELIVERY_WAIT.toNanos()) {
          throw new IOException(left + " notifications were not delivered within " + DELIVERY_WAIT.toSeconds() + " s");
        }
        generator.listen(DELIVERY_LOOK);
      }
      return first;
    }
  }

  /// Where its PostgreSQL is.
  public DatabaseAddress database() {
    return PrivatePostgres.running(data).orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data));
  }

  /// Processor time of all PostgreSQL processes that live now.
  public Duration databaseCpu() throws IOException {
    Optional<ProcessHandle> postmaster = postmaster();
    Duration sum = postmaster.map(Usage::cpu).orElse(Duration.ZERO);
    for (ProcessHandle child : postmaster.stream().flatMap(ProcessHandle::descendants).toList()) {
      sum = sum.plus(Usage.cpu(child));
    }
    return sum;
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    Path file = data.resolve("postgres").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    return lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
  }

  /// Stops the gateway and its PostgreSQL. The data stay.
  public void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  /// Stops everything, also the PostgreSQL of a gateway that was killed.
  @Override
  public void close() throws IOException {
    stop();
    Optional<ProcessHandle> left = postmaster();
    if (left.isPresent()) {
      List<ProcessHandle> all = left.get().descendants().toList();
      left.get().destroy();
      all.forEach(ProcessHandle::destroy);
      left.get().onExit().join();
    }
  }
}
