package kz.tolem.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.NotificationRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes notifications at {@code tolem.notifications.path}. Needs no login and no CSRF token: a notification proves
 * itself.
 */
@RestController
public class TolemNotificationEndpoint {

  /** One byte more than the receiver takes, so that it can tell. */
  private static final int BODY_BYTES_MAX = 64 * 1024 + 1;

  private final NotificationReceiver receiver;
  private final TolemNotificationHandler handler;

  TolemNotificationEndpoint(NotificationReceiver receiver, TolemNotificationHandler handler) {
    this.receiver = receiver;
    this.handler = handler;
  }

  /** Answers as the receiver says; a failure of the handler is a 500, and the notification comes again. */
  @PostMapping("${tolem.notifications.path:/tolem/notifications}")
  public ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX);
    NotificationReceiver.Reply reply = receiver.handle(NotificationRequest.of(headers(request), body), handler);
    return ResponseEntity.status(reply.status()).build();
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, request.getHeader(name));
    }
    return headers;
  }
}
