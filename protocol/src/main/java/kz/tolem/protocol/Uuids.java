package kz.tolem.protocol;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs strictly: the JDK's own reader takes shortened groups, so that two texts would name one thing. */
final class Uuids {

  private Uuids() {}

  static Optional<UUID> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      if (dash ? c != '-' : !hex) {
        return Optional.empty();
      }
    }
    return Optional.of(UUID.fromString(text));
  }
}
