package kz.tolem.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import kz.tolem.protocol.PaymentFrequency;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static Schedule from(String beginning, PaymentFrequency frequency, String zone) {
    ZoneId place = ZoneId.of(zone);
    return new Schedule(java.time.LocalDateTime.parse(beginning).atZone(place).toInstant(), frequency, place);
  }

  private static String due(Schedule schedule, int turn) {
    return schedule.due(turn).atZone(schedule.zone()).toLocalDateTime().toString();
  }

  @Test
  void the_31st_falls_on_the_last_day_of_a_short_month_and_on_the_31st_after_it() {
    var schedule = from("2026-01-31T10:00", PaymentFrequency.MONTHLY, "Asia/Almaty");

    assertThat(due(schedule, 1)).isEqualTo("2026-02-28T10:00");
    assertThat(due(schedule, 2)).isEqualTo("2026-03-31T10:00");
    assertThat(due(schedule, 3)).isEqualTo("2026-04-30T10:00");
    assertThat(due(schedule, 12)).isEqualTo("2027-01-31T10:00");
  }

  @Test
  void a_leap_day_comes_when_there_is_one() {
    var schedule = from("2027-11-30T23:30", PaymentFrequency.QUARTERLY, "Asia/Almaty");

    assertThat(due(schedule, 1)).isEqualTo("2028-02-29T23:30");
  }

  @Test
  void each_frequency_ends_after_a_year() {
    assertThat(due(from("2026-03-04T10:11", PaymentFrequency.WEEKLY, "Asia/Almaty"), 52)).isEqualTo("2027-03-03T10:11");
    assertThat(from("2026-03-04T10:11", PaymentFrequency.QUARTERLY, "Asia/Almaty").last())
        .isEqualTo(Instant.parse("2027-03-04T05:11:00Z"));
    assertThat(from("2026-03-04T10:11", PaymentFrequency.MONTHLY, "Asia/Almaty").turns()).isEqualTo(12);
  }

  @Test
  void days_and_months_are_those_of_the_time_zone() {
    var evening = Instant.parse("2026-01-30T20:00:00Z");
    var schedule = new Schedule(evening, PaymentFrequency.MONTHLY, ZoneId.of("Asia/Almaty"));

    assertThat(schedule.due(1)).as("the 31st there").isEqualTo(Instant.parse("2026-02-27T20:00:00Z"));
  }

  @Test
  void an_hour_that_a_clock_change_skips_is_moved_and_comes_back() {
    var schedule = from("2026-03-22T02:30", PaymentFrequency.WEEKLY, "Europe/Berlin");

    assertThat(due(schedule, 1)).isEqualTo("2026-03-29T03:30");
    assertThat(due(schedule, 2)).isEqualTo("2026-04-05T02:30");
  }
}
