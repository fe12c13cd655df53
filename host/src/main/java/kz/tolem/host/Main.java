package kz.tolem.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./tolem host`: runs the simulated card host until it is told to stop.
@Command(
    name = "host",
    description = {
      "Runs a simulated card host on an ISO 8583 line. No money moves.",
      "",
      "A gateway works with it when it is started with TOLEM_ACQUIRER=iso8583 and TOLEM_CARD_HOST=127.0.0.1:8583."
    },
    footer = {
      "",
      "While it runs it takes these words, one a line:",
      "  down | up     cannot be reached; can be reached again",
      "  drop          drops every line",
      "  slow MILLIS   waits so long before it looks at a message; slow 0 ends it",
      "",
      "docs/reference/card-host.md tells more."
    },
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--listen", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
      description = "the address to listen on (default: ${DEFAULT-VALUE})")
  private String listen;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8583",
      description = "the port to listen on, 0 takes a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--data", paramLabel = "FOLDER", defaultValue = "./host-data",
      description = "the folder of its journal (default: ${DEFAULT-VALUE})")
  private Path data;

  @Option(names = "--cards", paramLabel = "FILE",
      description = "cards with balances and limits, one a line: NUMBER CURRENCY balance=AMOUNT limit=AMOUNT")
  private Optional<Path> cards = Optional.empty();

  private Main() {}

  /// Runs and exits: 0 stopped, 1 failed, 2 the command was wrong.
  public static void main(String[] words) {
    System.exit(line().execute(words));
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (failure, command, _) -> {
          command.getErr().println("host: " + failure.getMessage());
          return 1;
        });
    return line;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    CardHost host = CardHost.start(new InetSocketAddress(listen, port), data, cards);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host, stopped), "stop"));
    out.println("The card host listens at " + listen + ":" + host.port() + ". Its journal is in " + data + ".");
    out.flush();
    obey(host, out);
    stopped.await();
    return 0;
  }

  private static void stop(CardHost host, CountDownLatch stopped) {
    try {
      host.close();
    } catch (IOException e) {
      // The book is on disk whatever happens now.
    }
    stopped.countDown();
  }

  private static void obey(CardHost host, PrintWriter out) throws IOException {
    BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = words.readLine(); line != null; line = words.readLine()) {
      String[] order = line.strip().split(" +");
      switch (order[0]) {
        case "" -> {
          // nothing was asked
        }
        case "down" -> host.down();
        case "up" -> host.up();
        case "drop" -> host.drop();
        case "slow" -> slow(host, order, out);
        default -> out.println("not known: " + order[0] + "; there are down, up, drop, slow MILLIS");
      }
      out.flush();
    }
  }

  private static void slow(CardHost host, String[] order, PrintWriter out) {
    if (order.length == 2 && order[1].matches("[0-9]{1,6}")) {
      host.faults().slow(Duration.ofMillis(Long.parseLong(order[1])));
    } else {
      out.println("slow wants a number of milliseconds");
    }
  }
}
