package kz.tolem.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;

/// From the start of the process to the first answered request, in sandbox mode, in a data folder that is there already.
final class StartTime {

  private static final Duration MAX = Duration.ofSeconds(3);

  private final Plan plan;
  private final Bed bed;
  private final Consumer<String> progress;

  /// @param bed a gateway that has run before
  StartTime(Plan plan, Bed bed, Consumer<String> progress) {
    this.plan = plan;
    this.bed = bed;
    this.progress = progress;
  }

  /// Stops and starts the gateway again and again. It is stopped afterwards.
  List<Finding> measure() throws IOException, InterruptedException {
    bed.stop();
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < plan.starts(); i++) {
      millis.add(bed.start().toMillis());
      progress.accept("start %d of %d: %d ms".formatted(i + 1, plan.starts(), millis.getLast()));
      bed.stop();
    }
    long median = Figures.median(millis);
    return List.of(
        new Finding(
            "start the second time, to the first answered request",
            Figures.series(millis) + " ms",
            "≤ 3000 ms",
            Finding.Verdict.of(median <= MAX.toMillis())));
  }
}
