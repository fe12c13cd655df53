package kz.tolem.client.notification;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The HTTP request that brought a notification. Holds personal data and prints nothing of it. Immutable.
 */
public final class NotificationRequest {

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  private NotificationRequest(Map<String, String> headers, byte[] body) {
    this.headers.putAll(headers);
    this.body = body.clone();
  }

  /**
   * Takes what came.
   *
   * @param headers by name, in any case
   * @param body byte for byte as it came: a body that was parsed and written again has another signature
   */
  public static NotificationRequest of(Map<String, String> headers, byte[] body) {
    return new NotificationRequest(Objects.requireNonNull(headers, "headers"), Objects.requireNonNull(body, "body"));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "NotificationRequest[hidden]";
  }
}
