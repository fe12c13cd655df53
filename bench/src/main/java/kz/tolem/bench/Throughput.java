package kz.tolem.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.Pgbench;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Rate;
import kz.tolem.bench.load.Work;

/// Payments a second, tokens a second and pgbench, each in its turn, round after round: whatever else the machine does
/// meanwhile is met by all of them.
final class Throughput {

  private final Plan plan;
  private final Bed bed;
  private final Generator generator;
  private final Optional<Pgbench> pgbench;
  private final Consumer<String> progress;
  private final List<Long> payments = new ArrayList<>();
  private final List<Long> notified = new ArrayList<>();
  private final List<Long> backlogs = new ArrayList<>();
  private final List<Long> backlogMillis = new ArrayList<>();
  private final List<Long> tokens = new ArrayList<>();
  private final List<Long> baseline = new ArrayList<>();
  private final List<Long> gatewayCpu = new ArrayList<>();
  private final List<Long> databaseCpu = new ArrayList<>();
  private long wrong;
  private String sample = "";

  Throughput(Plan plan, Bed bed, Generator generator, Optional<Pgbench> pgbench, Consumer<String> progress) {
    this.plan = plan;
    this.bed = bed;
    this.generator = generator;
    this.pgbench = pgbench;
    this.progress = progress;
  }

  /// Runs all rounds.
  List<Finding> measure() throws IOException, SQLException, InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      payments(round);
      tokens.add(checked(generator.asFastAsPossible(Work.TOKEN, plan.tokens())).donePerSecond());
      progress.accept("  tokens/s " + tokens.getLast());
      if (pgbench.isPresent()) {
        baseline.add(baseline(pgbench.get()));
      }
    }
    return findings();
  }

  /// The median of the payments a second.
  long paymentsPerSecond() {
    return Figures.median(payments);
  }

  private void payments(int round) throws IOException, SQLException {
    Duration gatewayBefore = bed.gateway().usage().cpu();
    Duration databaseBefore = bed.databaseCpu();
    Rate rate = checked(generator.asFastAsPossible(Work.PAYMENT, plan.load()));
    long done = Math.max(1, rate.done());
    gatewayCpu.add(bed.gateway().usage().cpu().minus(gatewayBefore).toNanos() / 1000 / done);
    databaseCpu.add(bed.databaseCpu().minus(databaseBefore).toNanos() / 1000 / done);
    payments.add(rate.donePerSecond());
    notified.add(rate.notifiedPerSecond());
    awaitDelivery();
    progress.accept(
        "round %d of %d: payments/s %d (CPU us each: gateway %d, database %d), notified/s %d (%d left, gone after %d ms)"
            .formatted(round, plan.rounds(), payments.getLast(), gatewayCpu.getLast(), databaseCpu.getLast(),
                notified.getLast(), backlogs.getLast(), backlogMillis.getLast()));
  }

  /// Notes what is still to be told, and waits until all of it has been.
  private void awaitDelivery() throws IOException, SQLException {
    long begun = System.nanoTime();
    backlogs.add(bed.settle(generator));
    backlogMillis.add((System.nanoTime() - begun) / 1_000_000);
  }

  private long baseline(Pgbench pgbench) throws IOException, SQLException, InterruptedException {
    long best = 0;
    List<String> each = new ArrayList<>();
    for (int clients : plan.clients()) {
      long rate = pgbench.run(clients, plan.pgbench());
      each.add(clients + ": " + rate);
      best = Math.max(best, rate);
    }
    progress.accept("  pgbench payments/s by clients: " + String.join(", ", each));
    return best;
  }

  private Rate checked(Rate rate) {
    wrong += rate.otherwise();
    sample = rate.otherwise() > 0 ? rate.sample() : sample;
    return rate;
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.of("payments/s", Figures.series(payments)));
    findings.add(Finding.of("notifications/s delivered meanwhile", Figures.series(notified)));
    findings.add(
        Finding.of(
            "notifications waiting at the end of a turn",
            Figures.median(backlogs) + ", all delivered " + Figures.median(backlogMillis) + " ms later"));
    findings.add(
        Finding.of(
            "CPU a payment, gateway / database",
            Figures.median(gatewayCpu) + " us / " + Figures.median(databaseCpu) + " us"));
    if (!baseline.isEmpty()) {
      findings.add(Finding.of("pgbench payments/s, best client count", Figures.series(baseline)));
      findings.add(ratio("payments/s ÷ pgbench", payments, baseline, "1.5"));
    } else {
      findings.add(new Finding("payments/s ÷ pgbench", "pgbench is not installed", "≥ 1.5", Finding.Verdict.NOT_JUDGED));
    }
    findings.add(Finding.of("tokens/s", Figures.series(tokens)));
    findings.add(ratio("tokens/s ÷ payments/s", tokens, payments, "4"));
    if (wrong > 0) {
      findings.add(new Finding("answers other than 200", wrong + ", such as " + sample, "0", Finding.Verdict.MISSED));
    }
    return findings;
  }

  private static Finding ratio(String what, List<Long> above, List<Long> below, String bar) {
    BigDecimal ratio = Figures.ratio(Figures.median(above), Figures.median(below));
    return new Finding(what, ratio.toString(), "≥ " + bar, Finding.Verdict.of(Figures.atLeast(ratio, bar)));
  }
}
