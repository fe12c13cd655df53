package kz.tolem.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.tolem.gateway.Gateway;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Logging;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.protocol.TokenReply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tolem rehearse`: a sandbox that lives for a moment and pays a few orders, while the JVM takes notes of what a start
/// and a payment load (JEP 483). The launcher calls it after a build.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Starts a sandbox in an empty folder, pays a few orders in it and stops.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

  private static final int PAYMENTS = 50;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "an empty folder")
  private Path folder;

  private final Edges edges;

  RehearseCommand(Edges edges) {
    this.edges = edges;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Config config = Config.read(Map.of("TOLEM_DATA", folder.resolve("data").toString(), "TOLEM_PORT", "0"));
    Logging.use(config.logFormat(), config.logLevel());
    PrintWriter out = spec.commandLine().getOut();
    try (Gateway gateway = Gateway.start(config, edges, out::println);
        HttpClient http = HttpClient.newHttpClient()) {
      String base = "http://127.0.0.1:" + gateway.port();
      for (String page : new String[] {"/sandbox/", "/payform/payment-api.js"}) {
        expect(http, HttpRequest.newBuilder(URI.create(base + page)).build());
      }
      for (int invoice = 100_001; invoice <= 100_000 + PAYMENTS; invoice++) {
        pay(http, base, Integer.toString(invoice));
      }
    }
    return 0;
  }

  private static void pay(HttpClient http, String base, String invoice) throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&scope=payment&client_id=%s&client_secret=%s&terminal=%s"
            .formatted(SandboxSeed.CLIENT_ID, SandboxSeed.CLIENT_SECRET, SandboxSeed.TERMINAL);
    byte[] reply =
        expect(
            http,
            HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&amount=100&currency=KZT&invoiceID=" + invoice))
                .build());
    String payment =
        """
        {"amount":100,"currency":"KZT","name":"TEST","terminalId":"%s","invoiceId":"%s","description":"rehearsal",
         "backLink":"","postLink":"","paymentType":"cardId","cardId":{"id":"%s"}}"""
            .formatted(SandboxSeed.TERMINAL, invoice, SandboxSeed.CARD);
    expect(
        http,
        HttpRequest.newBuilder(URI.create(base + "/payments/cards/auth"))
            .header("Authorization", "Bearer " + TokenReply.read(reply).accessToken())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(payment))
            .build());
  }

  private static byte[] expect(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(request.uri().getPath() + " answered " + response.statusCode() + " "
          + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }
}
