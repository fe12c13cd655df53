package kz.tolem.gateway.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import kz.tolem.gateway.merchant.SigningSecret;

/// Signs notifications as Standard Webhooks says: HMAC-SHA256 over `id.timestamp.body`, one signature per live secret.
/// Receivers that know only the documented body ignore the headers.
final class Signature {

  private Signature() {}

  static Map<String, String> headers(UUID id, Instant at, String body, List<SigningSecret> secrets) {
    long timestamp = at.getEpochSecond();
    String signed = id + "." + timestamp + "." + body;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id.toString());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    if (!secrets.isEmpty()) {
      headers.put(
          "webhook-signature",
          secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" ")));
    }
    return headers;
  }

  private static String sign(SigningSecret secret, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret.key());
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
