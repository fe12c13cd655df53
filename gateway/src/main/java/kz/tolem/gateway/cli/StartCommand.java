package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import kz.tolem.gateway.Gateway;
import kz.tolem.gateway.config.CardHostChoice;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Logging;
import kz.tolem.gateway.config.Mode;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.sandbox.SandboxSeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `tolem start`: runs the gateway until it is told to stop.
@Command(
    name = "start",
    description = "Starts the gateway and its private PostgreSQL. Stops with Ctrl-C or SIGTERM.",
    footer = {
      "",
      "Settings come from the environment, first of all:",
      "  TOLEM_PORT          8080",
      "  TOLEM_DATA          ./data",
      "  TOLEM_DATABASE_URL  empty: a private PostgreSQL in TOLEM_DATA",
      "  TOLEM_MODE          sandbox | production",
      "docs/configuration.md lists them all."
    },
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Edges edges;

  StartCommand(Edges edges) {
    this.edges = edges;
  }

  @Override
  public Integer call() throws InterruptedException {
    return start(edges, spec.commandLine().getOut());
  }

  static int start(Edges edges, PrintWriter out) throws InterruptedException {
    Config config = Config.read(System.getenv());
    Logging.use(config.logFormat(), config.logLevel());
    // A sandbox's time can be moved on.
    Edges used = config.mode() == Mode.SANDBOX ? Edges.movable() : edges;
    Gateway gateway = Gateway.start(config, used, step -> say(out, "tolem: " + step));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, out, stopped), "stop"));
    welcome(config, gateway, out);
    stopped.await();
    return 0;
  }

  private static void stop(Gateway gateway, PrintWriter out, CountDownLatch stopped) {
    say(out, "tolem: stopping; what was begun is finished first");
    gateway.close();
    say(out, "tolem: stopped");
    stopped.countDown();
  }

  private static void welcome(Config config, Gateway gateway, PrintWriter out) {
    String base = config.publicUrl(gateway.port()).toString();
    say(out, "");
    say(out, "Tolem answers at " + base + " (" + config.mode().name().toLowerCase(Locale.ROOT) + " mode).");
    if (config.mode() == Mode.SANDBOX) {
      say(out, sandboxHints(base));
    } else if (config.cardHost() instanceof CardHostChoice.Simulated) {
      say(out, "The card host is simulated: approvals move no money. Do not deliver goods for them.");
    }
  }

  /// What a new user may try, with the documents' own merchant, terminal and card.
  private static String sandboxHints(String base) {
    return """

        1. Save a card in the browser, as a buyer would:
             %1$s/sandbox/

        2. Or pay with the documents' saved card. First a token for one order:
             curl %1$s/oauth2/token -F grant_type=client_credentials -F scope=payment \\
               -F client_id=%2$s -F client_secret=%3$s \\
               -F invoiceID=000000001 -F amount=100 -F currency=KZT -F terminal=%4$s \\
               -F postLink= -F failurePostLink=

        3. Then the payment; README.md has the whole line.

        4. See it as finance and support do, as %5$s with %6$s:
             %1$s/account/

        Stop with Ctrl-C."""
        .formatted(
            base,
            SandboxSeed.CLIENT_ID,
            SandboxSeed.CLIENT_SECRET,
            SandboxSeed.TERMINAL,
            SandboxSeed.USER,
            SandboxSeed.USER_PASSWORD);
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
