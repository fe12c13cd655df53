package kz.tolem.client.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a notification, as Standard Webhooks has it: HMAC-SHA256 over id, time and body, one for each live
 * secret. Immutable, thread-safe; prints nothing.
 */
final class NotificationSignature {

  /** How far the sender's clock may be from ours. Source: Standard Webhooks. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** What the signature is made of, beside the body. */
  static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private final List<SecretKeySpec> keys;

  private NotificationSignature(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Takes the secrets that are live, two while one replaces the other.
   *
   * @throws IllegalArgumentException when one is not {@code whsec_} and Base64
   */
  static NotificationSignature of(List<String> secrets) {
    return new NotificationSignature(secrets.stream().map(NotificationSignature::key).toList());
  }

  private static SecretKeySpec key(String secret) {
    String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      return new SecretKeySpec(Base64.getDecoder().decode(base64), ALGORITHM);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a signing secret must be whsec_ and Base64");
    }
  }

  boolean isDemanded() {
    return !keys.isEmpty();
  }

  /** What is wrong with the signature; empty when nothing is. */
  Optional<NotificationEvent.Reason> problem(NotificationRequest request, Instant now) {
    String id = request.header(HEADERS.get(0));
    String time = request.header(HEADERS.get(1));
    String signatures = request.header(HEADERS.get(2));
    if (id.isEmpty() || signatures.isEmpty() || !time.matches("[0-9]{1,12}")) {
      return Optional.of(NotificationEvent.Reason.NOT_SIGNED);
    }
    if (!isSigned(id + "." + time + ".", request.body(), signatures)) {
      return Optional.of(NotificationEvent.Reason.WRONG_SIGNATURE);
    }
    Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    return away.compareTo(TOLERANCE) > 0 ? Optional.of(NotificationEvent.Reason.STALE) : Optional.empty();
  }

  private boolean isSigned(String head, byte[] body, String signatures) {
    boolean signed = false;
    for (SecretKeySpec key : keys) {
      byte[] wanted = (VERSION + sign(key, head, body)).getBytes(StandardCharsets.US_ASCII);
      for (String given : signatures.split(" ")) {
        signed |= MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
      }
    }
    return signed;
  }

  private static String sign(SecretKeySpec key, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "NotificationSignature[hidden]";
  }
}
