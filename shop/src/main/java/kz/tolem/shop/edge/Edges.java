package kz.tolem.shop.edge;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Where the world comes in. A test replaces it.
///
/// @param time the time of day
/// @param names 32 hexadecimal digits that nobody can guess, new ones each time
public record Edges(InstantSource time, Supplier<String> names) {

  private static final int NAME_BYTES = 16;

  /// The real world.
  public static Edges real() {
    SecureRandom random = new SecureRandom();
    return new Edges(
        InstantSource.system(),
        () -> {
          byte[] bytes = new byte[NAME_BYTES];
          random.nextBytes(bytes);
          return HexFormat.of().formatHex(bytes);
        });
  }
}
