package kz.tolem.gateway.race;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing over and nothing twice, in all three books, whoever comes first. `./tolem races` runs a hundred thousand of
/// each.
class RaceTest {

  private static final int SHORT = 200;

  private static Races races;

  @BeforeAll
  static void start() {
    races = new Races();
  }

  @AfterAll
  static void stop() {
    races.close();
  }

  @ParameterizedTest
  @EnumSource(Race.class)
  void of_two_calls_at_once_one_has_its_way_in_all_three_books(Race race) throws InterruptedException {
    races.run(race, SHORT, () -> {});
  }
}
