package kz.tolem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.tolem.bench.Finding.Verdict;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void the_median_is_the_middle_value_or_between_the_middle_two() {
    assertThat(Figures.median(List.of(9L, 1L, 5L))).isEqualTo(5);
    assertThat(Figures.median(List.of(9L, 1L, 5L, 3L))).isEqualTo(4);
  }

  @Test
  void a_bar_holds_when_the_rounded_ratio_reaches_it() {
    assertThat(Figures.atLeast(Figures.ratio(150, 100), "1.5")).isTrue();
    assertThat(Figures.atLeast(Figures.ratio(149, 100), "1.5")).isFalse();
  }

  @Test
  void microseconds_are_written_as_milliseconds() {
    assertThat(Figures.millis(14_960)).isEqualTo("15.0 ms");
  }

  @Test
  void all_columns_of_the_table_are_of_one_width() {
    String table =
        Table.of(List.of(Finding.of("short", "1"), new Finding("a longer name", "22", "≥ 4", Verdict.MISSED)));

    assertThat(table.lines().map(String::length).distinct()).hasSize(1);
    assertThat(table).contains("DOES NOT HOLD");
  }
}
