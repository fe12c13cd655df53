package kz.tolem.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.load.Flooded;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Work;

/// What is left of the payments a second when three times as many are asked for.
final class Overload {

  private static final int TIMES = 3;
  // Twice what the gateway lets in at a time.
  private static final int CONNECTIONS = 2048;

  private final Plan plan;
  private final Bed bed;
  private final Generator generator;
  private final Consumer<String> progress;
  private final List<Long> peaks = new ArrayList<>();
  private final List<Long> goods = new ArrayList<>();
  private final List<Long> refusals = new ArrayList<>();
  private final List<Long> unsent = new ArrayList<>();
  private long late;
  private String sample = "none";

  Overload(Plan plan, Bed bed, Generator generator, Consumer<String> progress) {
    this.plan = plan;
    this.bed = bed;
    this.generator = generator;
    this.progress = progress;
  }

  /// In turns: the peak, then three times as much.
  List<Finding> measure() throws IOException, SQLException {
    for (int round = 1; round <= plan.rounds(); round++) {
      peaks.add(generator.asFastAsPossible(Work.PAYMENT, plan.load()).donePerSecond());
      bed.settle(generator);
      long asked = TIMES * Math.max(1, peaks.getLast());
      Flooded flooded = generator.flood(asked, CONNECTIONS, plan.load());
      bed.settle(generator);
      goods.add(flooded.perSecond(flooded.good()));
      refusals.add(flooded.perSecond(flooded.refused()));
      unsent.add(flooded.perSecond(flooded.unsent()));
      late += flooded.late();
      sample = flooded.sample().isEmpty() ? sample : flooded.sample();
      progress.accept(
          "round %d of %d: peak %d/s; of %d/s asked for %d/s paid, %d/s refused, %d/s without a free connection"
              .formatted(
                  round, plan.rounds(), peaks.getLast(), asked, goods.getLast(), refusals.getLast(), unsent.getLast()));
    }
    BigDecimal ratio = Figures.ratio(Figures.median(goods), Figures.median(peaks));
    return List.of(
        Finding.of("payments/s at 128 connections", Figures.series(peaks)),
        Finding.of("payments/s within 5 s when 3 times as many are asked for", Figures.series(goods)),
        Finding.of("refused/s, such as " + sample, Figures.series(refusals)),
        Finding.of("not sent/s, since 2,048 connections were all waiting", Figures.series(unsent)),
        Finding.of("answered after 5 s", Long.toString(late)),
        new Finding(
            "goodput at 3 times the load ÷ peak", ratio.toString(), "≥ 0.9", Finding.Verdict.of(Figures.atLeast(ratio, "0.9"))));
  }
}
