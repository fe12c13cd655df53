package kz.tolem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The health indicator, by no name of its class: each Spring Boot has another. */
class HealthTest {

  private static final String NAME = "tolemHealthIndicator";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(TolemAutoConfiguration.class, TolemHealthAutoConfiguration.class))
          .withPropertyValues(
              "tolem.base-url=http://127.0.0.1:1",
              "tolem.client-id=test",
              "tolem.client-secret=yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG",
              "tolem.terminal=67e34d63-102f-4bd1-898e-370781d0074d");

  private static String health(ApplicationContext context) throws Exception {
    Object indicator = context.getBean(NAME);
    for (Class<?> type : indicator.getClass().getInterfaces()) {
      if (type.getSimpleName().equals("HealthIndicator")) {
        Method health = type.getMethod("health");
        return health.invoke(indicator).toString();
      }
    }
    throw new AssertionError(indicator.getClass() + " is no health indicator");
  }

  @Test
  void it_is_up_when_the_other_side_answers() {
    try (OtherSide side = OtherSide.start()) {
      side.says("/check-status", "{\"resultCode\":\"102\",\"resultMessage\":\"x\",\"transaction\":null}");
      runner
          .withPropertyValues("tolem.base-url=" + side.base())
          .run(context -> assertThat(health(context)).startsWith("UP"));
    }
  }

  @Test
  void it_is_down_when_nobody_answers_and_tells_no_secret() {
    runner.run(
        context ->
            assertThat(health(context)).startsWith("DOWN").contains("no connection").doesNotContain("yF587"));
  }

  @Test
  void it_can_be_switched_off() {
    runner
        .withPropertyValues("management.health.tolem.enabled=false")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
  }

  @Test
  void one_of_the_shops_own_takes_its_place() {
    runner
        .withBean(NAME, String.class, () -> "mine")
        .run(context -> assertThat(context.getBean(NAME)).isEqualTo("mine"));
  }
}
