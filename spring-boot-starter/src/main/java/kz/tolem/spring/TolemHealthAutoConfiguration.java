package kz.tolem.spring;

import java.util.Optional;
import kz.tolem.client.TolemClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The health indicator {@code tolem}: whether the other side takes the shop's credentials and answers. Spring Boot 4
 * keeps its indicators elsewhere than 3.5, so there are two (ADR 36).
 */
@AutoConfiguration(after = TolemAutoConfiguration.class)
@ConditionalOnBean(TolemClient.class)
@ConditionalOnProperty(name = "management.health.tolem.enabled", matchIfMissing = true)
public class TolemHealthAutoConfiguration {

  private static final String NAME = "tolemHealthIndicator";

  /** Spring Boot 3.5. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3 {

    @Bean(NAME)
    @ConditionalOnMissingBean(name = NAME)
    org.springframework.boot.actuate.health.HealthIndicator tolemHealthIndicator(TolemClient client) {
      Reachability other = new Reachability(client);
      return () -> {
        Optional<String> problem = other.problem();
        return problem.isEmpty()
            ? org.springframework.boot.actuate.health.Health.up().build()
            : org.springframework.boot.actuate.health.Health.down().withDetail("problem", problem.get()).build();
      };
    }
  }

  /** Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4 {

    @Bean(NAME)
    @ConditionalOnMissingBean(name = NAME)
    org.springframework.boot.health.contributor.HealthIndicator tolemHealthIndicator(TolemClient client) {
      Reachability other = new Reachability(client);
      return () -> {
        Optional<String> problem = other.problem();
        return problem.isEmpty()
            ? org.springframework.boot.health.contributor.Health.up().build()
            : org.springframework.boot.health.contributor.Health.down().withDetail("problem", problem.get()).build();
      };
    }
  }
}
