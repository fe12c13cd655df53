package kz.tolem.host;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers of the host's own making. They go on where the journal ends, so none is given twice. Thread-safe.
final class References {

  private final InstantSource time;
  private final AtomicLong last;

  /// @param given how many were given before
  References(InstantSource time, long given) {
    this.time = time;
    this.last = new AtomicLong(given);
  }

  /// Field 37, twelve digits: the last digit of the year, the day of the year, and a number.
  String next() {
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    return "%d%03d%08d".formatted(today.getYear() % 10, today.getDayOfYear(), last.incrementAndGet() % 100_000_000);
  }

  /// Field 38, six digits.
  String approvalCode() {
    return "%06d".formatted(last.get() % 1_000_000);
  }

  /// The host's own reference of a payment, 16 letters and digits.
  static String hostReference(UUID payment) {
    return "%016X".formatted(payment.getLeastSignificantBits());
  }

  /// The scheme's id: of Mastercard 9 letters and digits and the day, of others 15 digits.
  String networkId(String cardNumber, UUID payment) {
    boolean mastercard = cardNumber.startsWith("5") || cardNumber.startsWith("2");
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    return mastercard
        ? "MCC" + hostReference(payment).substring(10).toUpperCase(Locale.ROOT)
            + "%02d%02d".formatted(today.getMonthValue(), today.getDayOfMonth())
        : "%015d".formatted(Long.remainderUnsigned(payment.getLeastSignificantBits(), 1_000_000_000_000_000L));
  }
}
