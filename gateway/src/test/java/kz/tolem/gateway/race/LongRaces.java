package kz.tolem.gateway.race;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `./tolem races` runs: as many of each race as it is asked for. Its name keeps it out of the usual tests.
class LongRaces {

  private static final int COUNT = Integer.getInteger("tolem.races", 100_000);

  @ParameterizedTest
  @EnumSource(Race.class)
  void of_two_calls_at_once_one_has_its_way_in_all_three_books(Race race) throws InterruptedException {
    AtomicInteger run = new AtomicInteger();
    int step = Math.max(1, COUNT / 20);
    long begun = System.nanoTime();
    try (Races races = new Races()) {
      races.run(
          race,
          COUNT,
          () -> {
            int now = run.incrementAndGet();
            if (now % step == 0) {
              System.out.printf("%s: %,d of %,d%n", race, now, COUNT);
            }
          });
    }
    System.out.printf(
        "%s: %,d run in %d s; gateway, card host and notifications agree%n",
        race, COUNT, (System.nanoTime() - begun) / 1_000_000_000);
  }
}
