package kz.tolem.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.Stock;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Rate;
import kz.tolem.bench.load.Work;

/// Payments a second with many payments stored against few: two gateways side by side, each in its turn.
final class StoredPayments {

  private final Plan plan;
  private final Workspace workspace;
  private final Consumer<String> progress;

  StoredPayments(Plan plan, Workspace workspace, Consumer<String> progress) {
    this.plan = plan;
    this.workspace = workspace;
    this.progress = progress;
  }

  List<Finding> measure() throws IOException, SQLException, InterruptedException {
    Bed few = bed("few");
    Bed many = bed("many");
    List<Long> withFew = new ArrayList<>();
    List<Long> withMany = new ArrayList<>();
    try (Generator onFew = few.generator(); Generator onMany = many.generator()) {
      WarmUp.run(plan, onFew, progress);
      few.settle(onFew);
      WarmUp.run(plan, onMany, progress);
      many.settle(onMany);
      progress.accept("filling one gateway with " + plan.stored() + " payments");
      fill(many, onMany, plan.stored());
      for (int round = 1; round <= plan.rounds(); round++) {
        // Few must stay few.
        fill(few, onFew, Plan.STORED_FEW);
        withFew.add(turn(few, onFew));
        withMany.add(turn(many, onMany));
        progress.accept("round %d of %d: payments/s with few stored %d, with many %d"
            .formatted(round, plan.rounds(), withFew.getLast(), withMany.getLast()));
      }
    }
    few.stop();
    many.stop();
    BigDecimal ratio = Figures.ratio(Figures.median(withMany), Figures.median(withFew));
    return List.of(
        Finding.of("payments/s with 10,000 stored", Figures.series(withFew)),
        Finding.of("payments/s with %,d stored".formatted(plan.stored()), Figures.series(withMany)),
        new Finding(
            "the latter ÷ the former",
            ratio.toString(),
            "≥ 0.9 with 5,000,000",
            plan.stored() >= Plan.STORED_MANY
                ? Finding.Verdict.of(Figures.atLeast(ratio, "0.9"))
                : Finding.Verdict.NOT_JUDGED));
  }

  private Bed bed(String name) throws IOException, InterruptedException {
    Bed bed = workspace.bed(name);
    bed.start();
    return bed;
  }

  private void fill(Bed bed, Generator generator, int payments) throws SQLException {
    Stock.put(bed, payments, there -> {
      if (there % 500_000 == 0) {
        progress.accept("  " + there + " payments");
      }
    });
    generator.orders().startAt(payments);
  }

  private long turn(Bed bed, Generator generator) throws IOException, SQLException {
    Rate rate = generator.asFastAsPossible(Work.PAYMENT, plan.storedLoad());
    if (rate.otherwise() > 0) {
      throw new IOException(rate.otherwise() + " payments were answered otherwise than they should be: " + rate.sample());
    }
    bed.settle(generator);
    return rate.donePerSecond();
  }
}
