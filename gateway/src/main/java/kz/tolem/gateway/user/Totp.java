package kz.tolem.gateway.user;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The six digits of an authenticator app: HMAC-SHA-1, 30 seconds, as every app knows it. Source: RFC 6238, RFC 4226.
final class Totp {

  static final int SECRET_BYTES = 20;
  private static final int SECONDS = 30;
  private static final int DRIFT_STEPS = 1;

  private Totp() {}

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(0, step).array());
      int value = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
      return "%06d".formatted(value % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-1", e);
    }
  }

  /// The step that a code is of, if it is of this moment or of a clock that is half a minute off. Every step that
  /// counts is worked out, so that time does not tell which.
  static OptionalLong stepOf(byte[] secret, String code, Instant now) {
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - DRIFT_STEPS; step <= step(now) + DRIFT_STEPS; step++) {
      boolean same =
          MessageDigest.isEqual(
              code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
      found = same ? OptionalLong.of(step) : found;
    }
    return found;
  }
}
