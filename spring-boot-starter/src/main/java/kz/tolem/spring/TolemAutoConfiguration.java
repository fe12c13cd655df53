package kz.tolem.spring;

import io.micrometer.observation.ObservationRegistry;
import kz.tolem.client.CallObserver;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemClientBuilder;
import kz.tolem.client.micrometer.ObservedCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client, observed where there is somebody to observe. */
@AutoConfiguration
@ConditionalOnProperty(prefix = "tolem", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(TolemProperties.class)
public class TolemAutoConfiguration {

  /**
   * The client of the settings, changed by every bean of the type {@link TolemClientCustomizer}.
   *
   * @throws IllegalArgumentException naming everything that is wrong with the settings
   */
  @Bean
  @ConditionalOnMissingBean
  public TolemClient tolemClient(
      TolemProperties given, ObjectProvider<CallObserver> observer, ObjectProvider<TolemClientCustomizer> customizers) {
    TolemProperties settings = given.checked();
    TolemClientBuilder client =
        TolemClient.to(settings.where(), settings.credentials())
            .deadline(settings.deadline())
            .connectWait(settings.connectWait())
            .answerWait(settings.answerWait())
            .tokenEncoding(settings.tokenEncoding())
            .observer(observer.getIfAvailable(() -> CallObserver.NONE));
    customizers.orderedStream().forEach(customizer -> customizer.customize(client));
    return client.build();
  }

  /** Only where Micrometer is. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObservationRegistry.class)
  static class Observed {

    @Bean
    @ConditionalOnMissingBean(CallObserver.class)
    CallObserver tolemCallObserver(ObjectProvider<ObservationRegistry> registry) {
      return new ObservedCalls(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
  }
}
