package kz.tolem.protocol;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A shop's point of sale (wire: terminal, terminalId, terminalID).
 *
 * @param value as on the wire: an RFC 9562 UUID in lower case
 */
public record TerminalId(UUID value) {

  public TerminalId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the text form; empty when the text is not a UUID in its full 36 characters. */
  public static Optional<TerminalId> parse(String text) {
    return Uuids.parse(text).map(TerminalId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
