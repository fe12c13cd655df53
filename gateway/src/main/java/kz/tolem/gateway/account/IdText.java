package kz.tolem.gateway.account;

import java.util.Optional;
import java.util.UUID;

/// Ids as they come in addresses and forms.
public final class IdText {

  private static final int CHARS = 36;

  private IdText() {}

  /// @param text any text
  /// @return empty when it is not a whole id; the shortened forms that Java reads too are none
  public static Optional<UUID> read(String text) {
    try {
      return text.length() == CHARS ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
