package kz.tolem.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The time of a sandbox (docs/reference/sandbox-switches.md).
 *
 * @param now what the gateway takes for now
 * @param ahead how far that is from the real time
 */
public record SandboxTime(Instant now, Duration ahead) {

  /** The furthest that a sandbox's time may be ahead. */
  public static final Duration AHEAD_MAX = Duration.ofDays(3650);

  /**
   * Reads a request to move the time on.
   *
   * @throws MalformedMessage naming what is wrong
   */
  public static Duration readAdvance(byte[] body) {
    Fields in = JsonReader.read(body);
    in.requireOnly("advance");
    Duration by = in.duration("advance").orElseThrow(() -> in.problem("advance", "is missing"));
    if (by.compareTo(AHEAD_MAX) > 0) {
      throw in.problem("advance", "must be at most P3650D");
    }
    return by;
  }

  /** A request to move the time on. */
  public static byte[] writeAdvance(Duration by) {
    return JsonWriter.write(out -> out.text("advance", by.toString()));
  }

  /**
   * Reads an answer.
   *
   * @throws MalformedMessage when it is none
   */
  public static SandboxTime read(byte[] body) {
    Fields in = JsonReader.read(body);
    try {
      return new SandboxTime(
          Instant.parse(in.requiredText("now")), in.duration("ahead").orElse(Duration.ZERO));
    } catch (DateTimeParseException e) {
      throw in.problem("now", "must be a moment in UTC");
    }
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("now", now.toString());
          out.text("ahead", ahead.toString());
        });
  }
}
