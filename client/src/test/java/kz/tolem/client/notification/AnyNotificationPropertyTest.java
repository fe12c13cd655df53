package kz.tolem.client.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.TolemClient;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class AnyNotificationPropertyTest {

  private static final TolemClient CLIENT =
      TolemClient.to(
              Environment.at("http://127.0.0.1:1"),
              Credentials.of("test", "a secret of some length", "67e34d63-102f-4bd1-898e-370781d0074d"))
          .build();

  @Property(tries = 500)
  void no_bytes_and_no_headers_break_the_check(
      @ForAll @Size(max = 300) byte[] body, @ForAll String id, @ForAll String time, @ForAll String signature) {
    NotificationRequest request =
        NotificationRequest.of(
            Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", signature), body);

    assertThat(NotificationReceiver.confirmedBy(CLIENT).build().check(request))
        .isInstanceOf(NotificationEvent.Rejected.class);
    assertThat(NotificationReceiver.confirmedBy(CLIENT).signingSecrets("whsec_AAAA").build().check(request))
        .isInstanceOf(NotificationEvent.Rejected.class);
  }
}
