package kz.tolem.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tolem.protocol.InvoiceId;

/**
 * Makes the {@code secret_hash} of an order out of a key and the order's number, and recognises it when it comes back
 * with the notification. So no shop has to store it, each order has another one, and nobody can guess it. Immutable,
 * thread-safe; prints nothing. Source: EPAY.md 5.4.
 */
public final class SecretHashes {

  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  private SecretHashes(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Makes hashes with a secret text.
   *
   * @param secret at least 16 characters that nobody else knows
   * @param olderSecrets recognised as well, until orders made with them are settled
   */
  public static SecretHashes of(String secret, String... olderSecrets) {
    List<String> all = new ArrayList<>();
    all.add(Objects.requireNonNull(secret, "secret"));
    all.addAll(List.of(olderSecrets));
    if (all.stream().anyMatch(each -> each.length() < 16)) {
      throw new IllegalArgumentException("a secret for hashes must have at least 16 characters");
    }
    return new SecretHashes(all.stream().map(SecretHashes::key).toList());
  }

  /** Made of the ClientSecret, however short it is. */
  static SecretHashes of(Credentials credentials) {
    return new SecretHashes(List.of(key(credentials.clientId() + " " + credentials.clientSecret())));
  }

  private static SecretKeySpec key(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The hash of an order, 64 hexadecimal digits. */
  public String hash(InvoiceId invoice) {
    return HexFormat.of().formatHex(mac(keys.get(0), invoice));
  }

  /** Compares in constant time. */
  public boolean recognises(InvoiceId invoice, String hash) {
    byte[] given = hash.getBytes(StandardCharsets.UTF_8);
    boolean known = false;
    for (SecretKeySpec key : keys) {
      byte[] wanted = HexFormat.of().formatHex(mac(key, invoice)).getBytes(StandardCharsets.US_ASCII);
      known |= MessageDigest.isEqual(wanted, given);
    }
    return known;
  }

  private static byte[] mac(SecretKeySpec key, InvoiceId invoice) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(("tolem secret_hash " + invoice.digits()).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "SecretHashes[hidden]";
  }
}
