package kz.tolem.protocol;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A saved card. Says nothing about the card's number.
 *
 * @param value as on the wire: an RFC 9562 UUID in lower case
 */
public record CardId(UUID value) {

  public CardId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the text form; empty when the text is not a UUID in its full 36 characters. */
  public static Optional<CardId> parse(String text) {
    return Uuids.parse(text).map(CardId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
