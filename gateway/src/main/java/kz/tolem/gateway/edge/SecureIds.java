package kz.tolem.gateway.edge;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Identifiers and secrets from the operating system's random source.
public final class SecureIds implements Ids {

  private final SecureRandom random = new SecureRandom();
  private final InstantSource time;

  public SecureIds(InstantSource time) {
    this.time = time;
  }

  @Override
  public UUID timeOrdered() {
    long millis = time.millis();
    long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  @Override
  public UUID random() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  @Override
  public byte[] secret(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return secret;
  }
}
