package kz.tolem.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.Pgbench;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.bench.load.Generator;

/// Which measurement is taken on which gateway, and in which order.
final class Measurements {

  private final Plan plan;
  private final Workspace workspace;
  private final Consumer<String> progress;

  Measurements(Plan plan, Workspace workspace, Consumer<String> progress) {
    this.plan = plan;
    this.workspace = workspace;
    this.progress = progress;
  }

  List<Finding> run(What what, boolean quick) throws IOException, SQLException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Bed bed = workspace.bed("gateway");
    if (!what.isApart()) {
      progress.accept("starting a gateway for the first time");
      progress.accept("it answered after " + bed.start().toMillis() + " ms");
    }
    if (what.includes(What.PAYMENTS) || what == What.LATENCY) {
      findings.addAll(underLoad(bed, what));
    }
    if (what == What.OVERLOAD) {
      findings.addAll(overload(bed));
    }
    if (what.includes(What.START)) {
      findings.addAll(new StartTime(plan, bed, progress).measure());
    }
    bed.stop();
    if (what == What.STORED || what == What.ALL && !quick) {
      findings.addAll(new StoredPayments(plan, workspace, progress).measure());
    }
    if (what == What.PAGES) {
      findings.addAll(new PagesTime(plan, workspace, progress).measure());
    }
    if (what == What.BANK) {
      findings.addAll(new BankTime(workspace, progress).measure());
    }
    return findings;
  }

  private List<Finding> underLoad(Bed bed, What what) throws IOException, SQLException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try (Generator generator = bed.generator()) {
      Optional<Pgbench> pgbench = what == What.LATENCY ? Optional.empty() : pgbench(bed);
      WarmUp.run(plan, generator, progress);
      Throughput throughput = new Throughput(plan, bed, generator, pgbench, progress);
      List<Finding> rates = throughput.measure();
      if (what.includes(What.PAYMENTS)) {
        findings.addAll(rates);
      }
      if (what.includes(What.LATENCY)) {
        findings.addAll(new Latency(plan, workspace, bed, generator, progress).measure(throughput.paymentsPerSecond()));
      }
    }
    return findings;
  }

  private List<Finding> overload(Bed bed) throws IOException, SQLException {
    try (Generator generator = bed.generator()) {
      WarmUp.run(plan, generator, progress);
      return new Overload(plan, bed, generator, progress).measure();
    }
  }

  private Optional<Pgbench> pgbench(Bed bed) throws IOException, SQLException {
    Optional<Path> program = Pgbench.find();
    if (program.isEmpty()) {
      progress.accept("pgbench is not here, so it is not compared with. On Debian it comes with postgresql-contrib.");
      return Optional.empty();
    }
    Pgbench pgbench = Pgbench.prepare(program.get(), bed.database(), workspace.folder());
    workspace.add(pgbench);
    return Optional.of(pgbench);
  }
}
