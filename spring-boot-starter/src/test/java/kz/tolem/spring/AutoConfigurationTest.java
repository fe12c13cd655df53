package kz.tolem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import kz.tolem.client.CallObserver;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.SecretHashes;
import kz.tolem.client.TolemClient;
import kz.tolem.client.micrometer.ObservedCalls;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.SeenNotifications;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class AutoConfigurationTest {

  private static final String[] SETTINGS = {
    "tolem.base-url=http://127.0.0.1:1",
    "tolem.client-id=test",
    "tolem.client-secret=yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG",
    "tolem.terminal=67e34d63-102f-4bd1-898e-370781d0074d"
  };

  private static final AutoConfigurations ALL =
      AutoConfigurations.of(
          TolemAutoConfiguration.class, TolemNotificationAutoConfiguration.class, TolemHealthAutoConfiguration.class);

  private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(ALL);

  private final WebApplicationContextRunner web =
      new WebApplicationContextRunner().withConfiguration(ALL).withPropertyValues(SETTINGS);

  @Test
  void settings_make_a_client() {
    runner
        .withPropertyValues(SETTINGS)
        .run(
            context -> {
              assertThat(context).hasSingleBean(TolemClient.class);
              assertThat(context.getBean(TolemClient.class).credentials().clientId()).isEqualTo("test");
            });
  }

  @Test
  void all_missing_settings_are_named_at_once_and_no_secret_is_printed() {
    runner
        .withPropertyValues("tolem.client-secret=yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG", "tolem.deadline=0s")
        .run(
            context -> {
              assertThat(context).hasFailed();
              assertThat(context.getStartupFailure())
                  .rootCause()
                  .hasMessageContaining("tolem.client-id is missing")
                  .hasMessageContaining("tolem.terminal is missing")
                  .hasMessageContaining("tolem.base-url is missing")
                  .hasMessageContaining("tolem.deadline must be more than zero")
                  .hasMessageNotContaining("yF587");
            });
  }

  @Test
  void the_bank_needs_no_address() {
    runner
        .withPropertyValues(SETTINGS)
        .withPropertyValues("tolem.environment=bank-test", "tolem.base-url=")
        .run(context -> assertThat(context.getBean(TolemClient.class).toString()).contains("testepay.homebank.kz"));
  }

  @Test
  void a_shop_that_switches_it_off_has_nothing() {
    runner
        .withPropertyValues("tolem.enabled=false")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TolemClient.class));
  }

  @Test
  void a_client_of_the_shops_own_takes_its_place() {
    TolemClient own =
        TolemClient.to(
                Environment.bankTest(), Credentials.of("own", "secret", "67e34d63-102f-4bd1-898e-370781d0074d"))
            .build();
    runner
        .withBean(TolemClient.class, () -> own)
        .run(
            context -> {
              assertThat(context).as("it needs no settings").hasNotFailed();
              assertThat(context.getBean(TolemClient.class)).isSameAs(own);
            });
  }

  @Test
  void what_no_setting_says_a_customizer_does() {
    SecretHashes hashes = SecretHashes.of("a secret of the shop's own");
    runner
        .withPropertyValues(SETTINGS)
        .withBean(TolemClientCustomizer.class, () -> client -> client.secretHashes(hashes))
        .run(context -> assertThat(context.getBean(TolemClient.class).secretHashes()).isSameAs(hashes));
  }

  @Test
  void a_receiver_and_an_endpoint_of_the_shops_own_take_their_place() {
    WebApplicationContextRunner told =
        web.withBean(TolemNotificationHandler.class, () -> (event, status) -> {});
    told.withBean("mine", NotificationReceiver.class, AutoConfigurationTest::receiver)
        .run(context -> assertThat(context).hasSingleBean(NotificationReceiver.class).hasBean("mine"));
    told.withBean(
            "mine",
            TolemNotificationEndpoint.class,
            () -> new TolemNotificationEndpoint(receiver(), (event, status) -> {}))
        .run(context -> assertThat(context).hasSingleBean(TolemNotificationEndpoint.class).hasBean("mine"));
  }

  private static NotificationReceiver receiver() {
    return NotificationReceiver.confirmedBy(
            TolemClient.to(
                    Environment.bankTest(), Credentials.of("own", "secret", "67e34d63-102f-4bd1-898e-370781d0074d"))
                .build())
        .build();
  }

  @Test
  void without_a_web_there_is_no_endpoint() {
    runner
        .withPropertyValues(SETTINGS)
        .withBean(TolemNotificationHandler.class, () -> (event, status) -> {})
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TolemNotificationEndpoint.class));
  }

  @Test
  void calls_are_observed_where_micrometer_is_and_work_where_it_is_not() {
    runner
        .withPropertyValues(SETTINGS)
        .run(context -> assertThat(context.getBean(CallObserver.class)).isInstanceOf(ObservedCalls.class));
    runner
        .withPropertyValues(SETTINGS)
        .withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
        .run(context -> assertThat(context).hasSingleBean(TolemClient.class).doesNotHaveBean(CallObserver.class));
  }

  @Test
  void an_observer_of_the_shops_own_takes_its_place() {
    CallObserver own =
        new CallObserver() {
          @Override
          public <T> T around(String operation, Supplier<T> call) {
            return call.get();
          }
        };
    runner
        .withPropertyValues(SETTINGS)
        .withBean(CallObserver.class, () -> own)
        .run(context -> assertThat(context.getBean(CallObserver.class)).isSameAs(own));
  }

  @Test
  void the_endpoint_is_there_only_with_a_handler() {
    web.run(context -> assertThat(context).doesNotHaveBean(TolemNotificationEndpoint.class));
    web.withBean(TolemNotificationHandler.class, () -> (event, status) -> {})
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(TolemNotificationEndpoint.class)
                    .hasSingleBean(NotificationReceiver.class));
  }

  @Test
  void a_memory_of_the_shops_own_is_used() {
    web.withBean(TolemNotificationHandler.class, () -> (event, status) -> {})
        .withBean(SeenNotifications.class, () -> SeenNotifications.inMemory(10))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SeenNotifications.class));
  }

  @Test
  void a_wrong_signing_secret_stops_the_start() {
    web.withBean(TolemNotificationHandler.class, () -> (event, status) -> {})
        .withPropertyValues("tolem.notifications.signing-secrets=whsec_***")
        .run(context -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("whsec_ and Base64"));
  }

  @Test
  void every_setting_is_described_for_editors() throws Exception {
    try (InputStream in = TolemProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      String metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(metadata)
          .contains("\"tolem.client-id\"", "\"tolem.deadline\"", "\"tolem.notifications.signing-secrets\"")
          .contains("The TerminalID, a UUID.")
          .contains("\"management.health.tolem.enabled\"");
      for (Field setting : TolemProperties.class.getDeclaredFields()) {
        String name = setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        assertThat(metadata).contains("\"tolem." + name + (name.equals("notifications") ? "." : "\""));
      }
    }
  }

  /** The same classes are tested with each of the Boots; which one it is, is no accident. */
  @Test
  void it_is_the_spring_boot_that_was_meant() {
    assertThat(SpringBootVersion.getVersion()).startsWith(System.getProperty("tolem.test.boot", "3.5."));
  }
}
