package kz.tolem.gateway.acquirer;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import kz.tolem.gateway.card.Scheme;
import kz.tolem.gateway.edge.Ids;

/// The numbers that the simulated host gives. Thread-safe.
final class HostReferences {

  private final Ids ids;
  private final InstantSource time;

  HostReferences(Ids ids, InstantSource time) {
    this.ids = ids;
    this.time = time;
  }

  /// Twelve digits: the last digit of the year, the day of the year, and eight random ones (ISO 8583, field 37).
  String reference() {
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    long day = today.getYear() % 10 * 1000L + today.getDayOfYear();
    return digits(day * 100_000_000 + number(100_000_000), 12);
  }

  String intReference() {
    return HexFormat.of().withUpperCase().formatHex(ids.secret(8));
  }

  /// Visa's is 15 digits; Mastercard's is 9 letters and digits and the day. The others are taken to look like Visa's.
  String networkId(Scheme scheme) {
    if (scheme == Scheme.MASTERCARD || scheme == Scheme.MAESTRO) {
      LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
      return intReference().substring(0, 9) + digits(today.getMonthValue() * 100L + today.getDayOfMonth(), 4);
    }
    return digits((ByteBuffer.wrap(ids.secret(8)).getLong() & Long.MAX_VALUE) % 1_000_000_000_000_000L, 15);
  }

  String approvalCode() {
    return digits(number(1_000_000), 6);
  }

  private static String digits(long value, int length) {
    String text = Long.toString(value);
    return "0".repeat(length - text.length()) + text;
  }

  private int number(int below) {
    return (ByteBuffer.wrap(ids.secret(4)).getInt() & Integer.MAX_VALUE) % below;
  }
}
