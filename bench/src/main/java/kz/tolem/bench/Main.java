package kz.tolem.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.Pgbench;
import kz.tolem.bench.bed.Terminals;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Orders;
import kz.tolem.bench.load.Work;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tolem bench`.
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

  @Option(names = "--quick")
  private boolean quick;

  @Option(names = "--folder", defaultValue = ".")
  private Path folder;

  private Main() {}

  public static void main(String[] words) {
    System.exit(new CommandLine(new Main()).execute(words));
  }

  @Override
  public Integer call() throws Exception {
    Plan plan = quick ? Plan.quick() : Plan.standard();
    List<Finding> findings = new ArrayList<>();
    try (Workspace workspace = Workspace.in(folder)) {
      Bed bed = workspace.bed("gateway");
      System.err.println("start " + bed.start());
      Orders orders = new Orders(Terminals.register(bed, 16), 0);
      Optional<Path> program = Pgbench.find();
      Optional<Pgbench> pgbench = program.isEmpty() ? Optional.empty() : Optional.of(Pgbench.prepare(program.get(), bed.database(), workspace.folder()));
      try (Generator generator = new Generator(bed.gateway().port(), 128, orders)) {
        System.err.println("warm " + generator.asFastAsPossible(Work.PAYMENT, plan.warmUp()));
        generator.asFastAsPossible(Work.TOKEN, Duration.ofSeconds(3));
        Throughput throughput = new Throughput(plan, bed, generator, pgbench, System.err::println);
        findings.addAll(throughput.measure());
        findings.addAll(new Latency(plan, workspace, bed, generator, System.err::println).measure(throughput.paymentsPerSecond()));
      }
    }
    findings.forEach(System.out::println);
    return 0;
  }
}
