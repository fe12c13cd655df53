package kz.tolem.client.notification;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The HTTP request that brought a notification. Holds personal data and prints nothing of it. Immutable.
 */
public final class NotificationRequest {

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  private NotificationRequest(Map<String, String> headers, byte[] body) {
    headers.forEach((name, value) -> this.headers.put(name, Objects.requireNonNullElse(value, "")));
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

  /**
   * Takes what came, with whatever gives a header by its name, or null where there is none: {@code request::getHeader}
   * of a servlet, {@code exchange.getRequestHeaders()::getFirst} of the JDK's server.
   *
   * @param body byte for byte as it came
   */
  public static NotificationRequest of(UnaryOperator<String> header, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : NotificationSignature.HEADERS) {
      String value = header.apply(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return of(headers, body);
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
