package kz.tolem.spring;

import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.NotificationReceiverBuilder;
import kz.tolem.client.notification.SeenNotifications;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The notification endpoint, where there is a {@link TolemNotificationHandler}. */
@AutoConfiguration(after = TolemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({TolemClient.class, TolemNotificationHandler.class})
public class TolemNotificationAutoConfiguration {

  /**
   * What checks notifications. A bean of the type {@link SeenNotifications} remembers them; without one, the memory of
   * this process does.
   */
  @Bean
  @ConditionalOnMissingBean
  public NotificationReceiver tolemNotificationReceiver(
      TolemClient client, TolemProperties settings, ObjectProvider<SeenNotifications> seen) {
    NotificationReceiverBuilder receiver =
        NotificationReceiver.confirmedBy(client)
            .signingSecrets(settings.notifications().signingSecrets().toArray(String[]::new));
    seen.ifAvailable(receiver::seen);
    return receiver.build();
  }

  /** Where they come in. */
  @Bean
  @ConditionalOnMissingBean
  public TolemNotificationEndpoint tolemNotificationEndpoint(
      NotificationReceiver receiver, TolemNotificationHandler handler) {
    return new TolemNotificationEndpoint(receiver, handler);
  }
}
