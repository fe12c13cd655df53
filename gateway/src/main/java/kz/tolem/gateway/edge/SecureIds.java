package kz.tolem.gateway.edge;

import java.nio.ByteBuffer;
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
    ByteBuffer bytes = ByteBuffer.wrap(secret(10)); // one call: the source is shared and takes its time for each
    long high = (millis << 16) | 0x7000L | (bytes.getShort(0) & 0x0FFFL);
    long low = (bytes.getLong(2) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  @Override
  public UUID random() {
    ByteBuffer bytes = ByteBuffer.wrap(secret(16));
    long high = (bytes.getLong(0) & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (bytes.getLong(8) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  @Override
  public byte[] secret(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return secret;
  }
}
