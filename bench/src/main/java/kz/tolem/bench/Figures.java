package kz.tolem.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Medians, ratios and how they are written.
final class Figures {

  private Figures() {}

  static long median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /// A ratio with two decimals; that of nothing to nothing is nothing.
  static BigDecimal ratio(long above, long below) {
    return BigDecimal.valueOf(above).divide(BigDecimal.valueOf(Math.max(1, below)), 2, RoundingMode.HALF_UP);
  }

  static boolean atLeast(BigDecimal ratio, String bar) {
    return ratio.compareTo(new BigDecimal(bar)) >= 0;
  }

  /// Microseconds as milliseconds.
  static String millis(long micros) {
    return BigDecimal.valueOf(micros, 3).setScale(1, RoundingMode.HALF_UP) + " ms";
  }

  /// The median, and all values in the order they were taken.
  static String series(List<Long> values) {
    return median(values) + " (" + String.join(", ", values.stream().map(String::valueOf).toList()) + ")";
  }
}
