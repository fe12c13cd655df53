package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kz.tolem.client.edge.Edges;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.OperationListRequest;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.Secure3D;
import org.junit.jupiter.api.Test;

/** Every operation under every fault, once and for good; what the caller gets stands in the docs. */
class FaultTableTest {

  private static final Path DOC = Path.of("..", "docs", "reference", "client-faults.md");

  private static final String DONE = "{\"code\":0,\"message\":\"ok\"}";
  private static final String SUBSCRIBED =
      "{\"createdDate\":\"2026-01-15T14:00:00.0000000+0500\",\"paymentFrequency\":\"MONTHLY\","
          + "\"lastPaymentDate\":\"2027-01-15T14:00:00.0000000+0500\",\"clientId\":\"test\","
          + "\"invoiceId\":\"000000001\","
          + "\"amount\":100,\"currency\":\"KZT\",\"reference\":\"601540857123\"}";

  /** @param status what the status says while the operation fails; empty where it is not asked */
  private record Operation(
      String name,
      Environment.Repeats repeats,
      String path,
      String healthy,
      String status,
      Function<TolemClient, Object> call) {}

  private static final Environment.Repeats TOLEM = Environment.Repeats.SAFE;
  private static final Environment.Repeats BANK = Environment.Repeats.UNKNOWN;

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("token", TOLEM, "/oauth2/token", Shop.TOKEN, "", c -> c.pages().pay(Shop.purchase())),
          pay("pay, Tolem, the status says paid", TOLEM, Shop.status("AUTH")),
          pay("pay, Tolem, the status knows nothing", TOLEM, Shop.notFound()),
          pay("pay, bank, the status says paid", BANK, Shop.status("AUTH")),
          pay("pay, bank, the status knows nothing", BANK, Shop.notFound()),
          new Operation(
              "complete after 3-D Secure, Tolem", TOLEM, "/payment/confirm", Shop.paid("AUTH"), Shop.notFound(),
              c -> c.complete(waiting(), "paRes")),
          charge("charge, the status says charged", Shop.status("CHARGE")),
          charge("charge, the status says blocked", Shop.status("AUTH")),
          cancel("cancel, the status says cancelled", Shop.status("CANCEL")),
          cancel("cancel, the status says blocked", Shop.status("AUTH")),
          refund("refund, Tolem", TOLEM),
          refund("refund, bank", BANK),
          new Operation(
              "status", TOLEM, "/check-status", Shop.status("AUTH"), "", c -> c.status(new InvoiceId(Shop.INVOICE))),
          new Operation("cards", TOLEM, "/cards/", "[]", "", c -> c.cards().of("client-17")),
          new Operation(
              "deactivate", TOLEM, "/card/deactivate", "{\"status\":\"x\"}", "", c -> c.cards().deactivate(Shop.CARD)),
          new Operation(
              "public key", TOLEM, "/public.rsa", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", "",
              c -> c.cryptograms().publicKey()),
          subscribe("subscribe, Tolem", TOLEM),
          subscribe("subscribe, bank", BANK),
          new Operation(
              "subscriptions", TOLEM, "/recurrent/subscriptions", "{\"subscriptions\":[]}", "",
              c -> c.subscriptions().list()),
          new Operation(
              "operation list", TOLEM, "/operations", "{\"total\":0,\"page\":1,\"size\":20,\"operations\":[]}", "",
              c -> c.reports().search(new OperationListRequest(1, 20, List.of(), List.of()))));

  private static Operation pay(String name, Environment.Repeats repeats, String status) {
    return new Operation(
        name, repeats, "/payments/cards/auth", Shop.paid("AUTH"), status, c -> c.pay(Shop.CARD, Shop.purchase()));
  }

  private static Operation charge(String name, String status) {
    return new Operation(name, TOLEM, "/charge", DONE, status, c -> c.charge(Shop.PAYMENT));
  }

  private static Operation cancel(String name, String status) {
    return new Operation(name, TOLEM, "/cancel", DONE, status, c -> c.cancel(Shop.PAYMENT));
  }

  private static Operation refund(String name, Environment.Repeats repeats) {
    return new Operation(
        name, repeats, "/refund", DONE, Shop.status("CHARGE"), c -> c.refund(Shop.PAYMENT, "refund-1"));
  }

  private static Operation subscribe(String name, Environment.Repeats repeats) {
    return new Operation(
        name, repeats, "/recurrent/subscribe", SUBSCRIBED, "",
        c -> c.subscriptions().begin(Shop.PAYMENT, PaymentFrequency.MONTHLY));
  }

  private static PaymentResult.NeedsBuyer waiting() {
    PaymentAttempt attempt =
        new PaymentAttempt(
            "/payments/cards/auth", Shop.purchase().invoice(), Shop.purchase().money(), "token", new byte[0], 0);
    Secure3D step = new Secure3D("paReq", "md", "https://acs.example", Optional.empty());
    return new PaymentResult.NeedsBuyer(attempt, Shop.PAYMENT, step);
  }

  private record Fault(String name, Function<String, Peer.Reaction> reaction) {}

  private static final String NO_CONNECTION = "no connection";

  private static final List<Fault> FAULTS =
      List.of(
          new Fault(NO_CONNECTION, body -> Reactions.json(200, body)),
          new Fault("reset in the middle", Reactions::resetInTheMiddle),
          new Fault("0.1 s a byte", Reactions::drip),
          new Fault("408", body -> Reactions.json(408, "{\"code\":454,\"message\":\"not known yet\"}")),
          new Fault("429", body -> Reactions.json(429, "{\"code\":-1,\"message\":\"slow down\"}", "Retry-After: 1")),
          new Fault("500", body -> Reactions.json(500, "{\"code\":100,\"message\":\"failed\"}")),
          new Fault("invalid JSON", body -> Reactions.json(200, "{\"id\":")),
          new Fault("wrong content type", body -> Reactions.typed(200, "text/html", body)),
          new Fault("clock an hour off", body -> Reactions.json(200, body, "Date: " + inAnHour())));

  private static String inAnHour() {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .withLocale(Locale.ROOT)
        .format(Instant.ofEpochSecond(1_768_471_200L).plusSeconds(3600).atOffset(ZoneOffset.UTC));
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
    ExecutorService threads = Executors.newFixedThreadPool(24);
    try {
      List<List<Future<String>>> rows = new ArrayList<>();
      for (Operation operation : OPERATIONS) {
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
      table.append("| ").append(OPERATIONS.get(i).name()).append(" |");
      for (Future<String> cell : rows.get(i)) {
        table.append(' ').append(cell.get(2, TimeUnit.MINUTES)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String outcome(Operation operation, Fault fault, Lasts lasts) throws Exception {
    Peer.Reaction healthy = Reactions.json(200, operation.healthy());
    Peer.Reaction faulty = fault.reaction().apply(operation.healthy());
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
      return called(operation, URI.create(oauth.base()), URI.create(api.base()), lasts);
    }
  }

  /** Nobody listens, for good or for the first third of a second. */
  private static String withoutConnection(Operation operation, Peer oauth, Peer real, Lasts lasts) throws Exception {
    int port = freePort();
    URI dead = URI.create("http://127.0.0.1:" + port);
    boolean isToken = operation.path().startsWith("/oauth2");
    URI oauthBase = isToken ? dead : URI.create(oauth.base());
    if (lasts == Lasts.FOR_GOOD) {
      return called(operation, oauthBase, dead, lasts);
    }
    Thread late =
        new Thread(
            () -> {
              try {
                assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
                Forwarder.between(port, isToken ? oauth : real);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    late.setDaemon(true);
    late.start();
    return called(operation, oauthBase, isToken ? URI.create(real.base()) : dead, lasts);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String called(Operation operation, URI oauth, URI api, Lasts lasts) {
    Environment environment = new Environment(oauth, api, api, operation.repeats());
    Edges real = Edges.real();
    Edges wrongClock =
        new Edges(() -> real.time().instant().minusSeconds(3600), real.nanos(), real.random(), real.pause());
    TolemClient client =
        Shop.client(
            environment,
            builder ->
                builder
                    .edges(wrongClock)
                    .answerWait(Duration.ofSeconds(1))
                    .deadline(Duration.ofSeconds(lasts == Lasts.ONCE ? 12 : 3)));
    try {
      return word(operation.call().apply(client));
    } catch (TolemTransportException e) {
      return e.mayHaveBeenReceived() ? "no answer" : "not sent";
    } catch (TolemRefusedException e) {
      return "refused";
    }
  }

  private static String word(Object result) {
    if (result instanceof PaymentResult || result instanceof OperationResult) {
      String name = result.getClass().getSimpleName();
      return name.equals("InDoubt") ? "in doubt" : name.toLowerCase(Locale.ROOT);
    }
    return "answer";
  }
}
