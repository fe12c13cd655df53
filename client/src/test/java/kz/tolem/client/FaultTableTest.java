package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every operation under every fault, once and for good; what the caller gets stands in the docs. */
class FaultTableTest {

  private static final Path DOC = Path.of("..", "docs", "reference", "client-faults.md");

  private record Fault(String name, Function<String, Peer.Reaction> reaction) {}

  private static final String NO_CONNECTION = "no connection";

  private static final String SLOW = "0.1 s a byte";

  private static final List<Fault> FAULTS =
      List.of(
          new Fault(NO_CONNECTION, body -> Reactions.json(200, body)),
          new Fault("reset in the middle", Reactions::resetInTheMiddle),
          new Fault(SLOW, body -> Reactions.json(200, body)),
          new Fault("408", body -> Reactions.json(408, "{\"code\":454,\"message\":\"not known yet\"}")),
          new Fault("429", body -> Reactions.json(429, "{\"code\":-1,\"message\":\"slow down\"}", "Retry-After: 1")),
          new Fault("500", body -> Reactions.json(500, "{\"code\":100,\"message\":\"failed\"}")),
          new Fault("invalid JSON", body -> Reactions.json(200, "{\"id\":")),
          new Fault("wrong content type", body -> Reactions.typed(200, "text/html", body)),
          new Fault("clock an hour off", body -> Reactions.json(200, body, "Date: " + inAnHour())));

  private static String inAnHour() {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .withLocale(Locale.ROOT)
        .format(Instant.ofEpochSecond(1_768_467_600L).plusSeconds(3600).atOffset(ZoneOffset.UTC));
  }

  @Test
  void the_docs_say_what_the_caller_gets() throws Exception {
    String passing = table(Lasts.ONCE);
    String staying = table(Lasts.FOR_GOOD);

    Files.writeString(Path.of("target", "client-faults.txt"), passing + "\n" + staying);
    String doc = Files.readString(DOC);
    assertThat(tableOf(doc, "passes")).isEqualTo(passing);
    assertThat(tableOf(doc, "stays")).isEqualTo(staying);
  }

  private static String tableOf(String doc, String name) {
    String start = "<!-- table: " + name + " -->\n\n";
    int from = doc.indexOf(start);
    assertThat(from).as("the table " + name + " in the docs").isNotNegative();
    return doc.substring(from + start.length(), doc.indexOf("\n<!-- end of table: " + name, from));
  }

  private enum Lasts {
    ONCE,
    FOR_GOOD
  }

  private static String table(Lasts lasts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<List<Future<String>>> rows = new ArrayList<>();
      for (EveryOperation operation : EveryOperation.ALL) {
        List<Future<String>> row = new ArrayList<>();
        for (Fault fault : FAULTS) {
          row.add(threads.submit(() -> outcome(operation, fault, lasts)));
        }
        rows.add(row);
      }
      return written(rows);
    } finally {
      threads.shutdownNow();
    }
  }

  private static String written(List<List<Future<String>>> rows) throws Exception {
    StringBuilder table = new StringBuilder("| Operation |");
    FAULTS.forEach(fault -> table.append(' ').append(fault.name()).append(" |"));
    table.append("\n|").append("---|".repeat(FAULTS.size() + 1)).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      table.append("| ").append(EveryOperation.ALL.get(i).name()).append(" |");
      for (Future<String> cell : rows.get(i)) {
        table.append(' ').append(cell.get(2, TimeUnit.MINUTES)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String outcome(EveryOperation operation, Fault fault, Lasts lasts) throws Exception {
    Peer.Reaction healthy = Reactions.json(200, operation.healthy());
    VirtualTime time = new VirtualTime();
    Peer.Reaction faulty =
        fault.name().equals(SLOW)
            ? time.drip(Peer.answer(200, Reactions.JSON, operation.healthy()))
            : fault.reaction().apply(operation.healthy());
    try (Peer oauth = Peer.start();
        Peer api = Peer.start()) {
      oauth.on("/oauth2/token", Reactions.json(200, Shop.TOKEN));
      if (!operation.status().isEmpty()) {
        api.on("/check-status", Reactions.json(200, operation.status()));
      }
      if (fault.name().equals(NO_CONNECTION)) {
        return withoutConnection(operation, oauth, api.on(operation.path(), healthy), lasts);
      }
      Peer target = operation.path().startsWith("/oauth2") ? oauth : api;
      if (lasts == Lasts.ONCE) {
        target.on(operation.path(), faulty, healthy);
      } else {
        target.on(operation.path(), faulty);
      }
      return called(operation, URI.create(oauth.base()), URI.create(api.base()), time);
    }
  }

  /** Nobody listens, for good or until the first pause; the port is held, so that nobody else takes it. */
  private static String withoutConnection(EveryOperation operation, Peer oauth, Peer real, Lasts lasts)
      throws Exception {
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI dead = URI.create("http://127.0.0.1:" + held.getLocalPort());
      boolean isToken = operation.path().startsWith("/oauth2");
      URI oauthBase = isToken ? dead : URI.create(oauth.base());
      URI apiBase = isToken ? URI.create(real.base()) : dead;
      if (lasts == Lasts.FOR_GOOD) {
        return called(operation, oauthBase, dead, new VirtualTime());
      }
      return called(operation, oauthBase, apiBase, new VirtualTime(() -> listen(held, isToken ? oauth : real)));
    }
  }

  private static void listen(Socket held, Peer real) {
    if (held.isClosed()) {
      return;
    }
    try {
      int port = held.getLocalPort();
      held.close();
      Forwarder.start(port, real);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String called(EveryOperation operation, URI oauth, URI api, VirtualTime time) {
    Environment environment = new Environment(oauth, api, api, operation.repeats());
    TolemClient client =
        Shop.client(
            environment,
            builder ->
                builder
                    .edges(time.edges())
                    .answerWait(Duration.ofSeconds(5))
                    .deadline(Duration.ofSeconds(30)));
    return operation.heard(client);
  }
}
