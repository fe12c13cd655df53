package kz.tolem.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Rate;
import kz.tolem.bench.load.Work;

/// Load before anything counts: the JVM compiles what is run often, which takes a number of payments, and a busy machine
/// takes longer to get to that number.
final class WarmUp {

  private static final Duration SLICE = Duration.ofSeconds(4);
  private static final int TIMES_LONGER = 3;

  private WarmUp() {}

  static void run(Plan plan, Generator generator, Consumer<String> progress) throws IOException {
    long begun = System.nanoTime();
    long done = 0;
    while (isShort(plan, done, System.nanoTime() - begun)) {
      Rate rate = generator.asFastAsPossible(Work.PAYMENT, SLICE);
      done += rate.done();
      progress.accept("warming up: payments/s " + rate.donePerSecond());
    }
    generator.asFastAsPossible(Work.TOKEN, SLICE.dividedBy(2));
  }

  private static boolean isShort(Plan plan, long done, long nanos) {
    long least = plan.warmUp().toNanos();
    return nanos < least || done < plan.warmUpPayments() && nanos < least * TIMES_LONGER;
  }
}
