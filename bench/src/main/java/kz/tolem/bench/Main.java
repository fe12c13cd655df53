package kz.tolem.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./tolem bench`: starts gateways on temporary data folders, measures them and prints the table.
@Command(
    name = "bench",
    description = {
      "Measures Tolem on this machine and holds the figures against the numbers that it promises.",
      "",
      "A gateway runs in a process of its own, started as `./tolem start` starts it, on a temporary data folder with"
          + " its private PostgreSQL, in sandbox mode. Let nothing else run meanwhile."
    },
    footer = {
      "",
      "What:",
      "  payments  payments/s and tokens/s at 128 connections, beside pgbench with the same statements",
      "  latency   a payment's own time and the gateway's memory at 30 %% of the peak (measures payments first)",
      "  stored    payments/s with many payments stored against 10,000",
      "  pages     how long the account pages take with many payments stored, and what they cost the payments",
      "  overload  payments/s when three times as many are asked for as can be made, against the peak",
      "  bank      a bank inside a unit test: start, empty, and 200 tests of a shop",
      "  start     the time from the start of the process to the first answer, the second time",
      "  all       everything but the pages, the overload and the bank (the default)",
      "",
      "docs/reference/benchmarks.md tells how each figure is taken. Exits with 1 when a bar does not hold."
    },
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "what",
      arity = "0..1",
      defaultValue = "all",
      description =
          "all, payments, latency, stored, pages, overload, bank or start (default: ${DEFAULT-VALUE})")
  private What what;

  @Option(names = "--quick", description = "short turns, and stored payments left out unless asked for: 3 minutes")
  private boolean quick;

  @Option(names = "--full", description = "long turns, and five million stored payments: about 40 minutes, 20 GB")
  private boolean full;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "where the temporary data folder is made, on the disk to be measured (default: here)")
  private Path folder;

  @Option(names = "--json", paramLabel = "FILE", description = "write the figures there as JSON too")
  private Optional<Path> json = Optional.empty();

  private Main() {}

  /// Runs and exits: 0 every bar holds, 1 one does not or the measurement failed, 2 the command was wrong.
  public static void main(String[] words) {
    System.exit(line().execute(words));
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public Integer call() throws Exception {
    if (quick && full) {
      throw new ParameterException(spec.commandLine(), "--quick and --full exclude each other");
    }
    Plan plan = quick ? Plan.quick() : full ? Plan.full() : Plan.standard();
    PrintWriter err = spec.commandLine().getErr();
    long begun = System.nanoTime();
    Consumer<String> progress = step -> {
      long seconds = (System.nanoTime() - begun) / 1_000_000_000;
      err.printf("%2d:%02d  %s%n", seconds / 60, seconds % 60, step);
      err.flush();
    };
    List<Finding> findings;
    try (Workspace workspace = Workspace.in(folder.toAbsolutePath())) {
      findings = new Measurements(plan, workspace, progress).run(what, quick);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(Table.of(findings));
    out.flush();
    if (json.isPresent()) {
      JsonReport.write(json.get(), findings);
    }
    return findings.stream().anyMatch(each -> each.verdict() == Finding.Verdict.MISSED) ? 1 : 0;
  }
}
