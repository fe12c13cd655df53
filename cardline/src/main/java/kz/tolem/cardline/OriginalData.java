package kz.tolem.cardline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/// The trace number and times of a message, told by its identifier alone, so that whoever knows the identifier can name
/// the message in field 90 long after it was sent, in another process too.
///
/// @param trace field 11, 000001 to 999999
/// @param transmittedAt field 7
public record OriginalData(String trace, String transmittedAt) {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);

  private static final int TRACES = 999_999;

  /// @param id a time-ordered identifier (RFC 9562, version 7): it holds the moment at which it was made
  public static OriginalData of(UUID id) {
    long millis = id.getMostSignificantBits() >>> 16;
    long trace = Long.remainderUnsigned(id.getLeastSignificantBits() * 0x9E3779B97F4A7C15L >>> 16, TRACES) + 1;
    return new OriginalData("%06d".formatted(trace), FORM.format(Instant.ofEpochMilli(millis)));
  }

  /// Field 12.
  public String time() {
    return transmittedAt.substring(4);
  }

  /// Field 13.
  public String date() {
    return transmittedAt.substring(0, 4);
  }

  /// Field 90.
  ///
  /// @param institution up to 11 digits
  public String field90(MessageType type, String institution) {
    String padded = "0".repeat(11 - institution.length()) + institution;
    return type.code() + trace + transmittedAt + padded + "0".repeat(11);
  }
}
