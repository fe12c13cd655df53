package kz.tolem.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.WalFlush;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Latencies;
import org.HdrHistogram.Histogram;

/// A payment's own time and the gateway's memory at 30 % of the measured peak, with the disk's flush time beside it.
final class Latency {

  private static final long FLUSH_MICROS_MAX = 2_000;
  private static final long P99_MICROS_MAX = 15_000;
  private static final long MEMORY_MIB_MAX = 300;

  private final Plan plan;
  private final Workspace workspace;
  private final Bed bed;
  private final Generator generator;
  private final Consumer<String> progress;

  Latency(Plan plan, Workspace workspace, Bed bed, Generator generator, Consumer<String> progress) {
    this.plan = plan;
    this.workspace = workspace;
    this.bed = bed;
    this.generator = generator;
    this.progress = progress;
  }

  /// @param peak payments a second at the peak
  List<Finding> measure(long peak) throws IOException, InterruptedException {
    long rate = Math.max(1, peak * 3 / 10);
    progress.accept("payments at an even %d/s for %d s".formatted(rate, plan.latency().toSeconds()));
    Latencies latencies;
    Histogram flush;
    try (WalFlush probe = WalFlush.start(workspace.folder())) {
      latencies = generator.atRate(rate, plan.latency());
      flush = probe.end();
    }
    long memory = bed.gateway().usage().residentMiB();
    long p99 = p99(latencies.whole());
    boolean fit = median(flush) <= FLUSH_MICROS_MAX;
    Finding.Verdict verdict = fit ? Finding.Verdict.of(p99 <= P99_MICROS_MAX) : Finding.Verdict.NOT_JUDGED;
    return List.of(
        Finding.of("a WAL flush meanwhile, median / p99", Figures.millis(median(flush)) + " / " + Figures.millis(p99(flush))),
        Finding.of("a payment at " + rate + "/s, median", both(latencies, Latency::median)),
        new Finding(
            "a payment at " + rate + "/s, p99", both(latencies, Latency::p99),
            "≤ 15 ms where a WAL flush takes ≤ 2 ms", verdict),
        new Finding(
            "gateway memory at that load", memory + " MiB", "≤ 300 MiB", Finding.Verdict.of(memory <= MEMORY_MIB_MAX)));
  }

  private static String both(Latencies latencies, java.util.function.ToLongFunction<Histogram> figure) {
    return Figures.millis(figure.applyAsLong(latencies.whole()))
        + "   (payment request alone " + Figures.millis(figure.applyAsLong(latencies.payment())) + ")";
  }

  private static long median(Histogram histogram) {
    return histogram.getValueAtPercentile(50);
  }

  private static long p99(Histogram histogram) {
    return histogram.getValueAtPercentile(99);
  }
}
