package kz.tolem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationEvent;
import kz.tolem.protocol.InvoiceId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A whole program with a web server. */
class EndpointTest {

  private static final String ID = "5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d";
  private static final String TERMINAL = "67e34d63-102f-4bd1-898e-370781d0074d";

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ShopProgram {

    @Bean
    List<NotificationEvent.Genuine> told() {
      return new CopyOnWriteArrayList<>();
    }

    @Bean
    TolemNotificationHandler handler(List<NotificationEvent.Genuine> told) {
      return (event, status) -> told.add(event);
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void a_notification_is_confirmed_and_told_once() throws Exception {
    try (OtherSide bank = OtherSide.start();
        ConfigurableApplicationContext shop = start(bank)) {
      bank.says(
          "/check-status/payment/transaction/000000001",
          "{\"resultCode\":\"100\",\"resultMessage\":\"SUCCESS\",\"transaction\":{\"id\":\"" + ID + "\","
              + "\"statusName\":\"CHARGE\",\"orgAmount\":100,\"currency\":\"KZT\"}}");
      String hash = shop.getBean(TolemClient.class).secretHashes().hash(new InvoiceId("000000001"));

      assertThat(post(shop, "/told", notification(hash))).isEqualTo(200);
      assertThat(post(shop, "/told", notification(hash))).isEqualTo(200);
      assertThat(post(shop, "/told", notification("forged"))).isEqualTo(401);
      assertThat(post(shop, "/told", "{")).isEqualTo(400);

      List<NotificationEvent.Genuine> told = (List<NotificationEvent.Genuine>) shop.getBean("told");
      assertThat(told).singleElement().isInstanceOf(NotificationEvent.Authorized.class);
    }
  }

  private static ConfigurableApplicationContext start(OtherSide bank) {
    SpringApplication program = new SpringApplication(ShopProgram.class);
    program.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "spring.main.banner-mode", "off",
            "logging.level.root", "warn",
            "tolem.base-url", bank.base(),
            "tolem.client-id", "test",
            "tolem.client-secret", "yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG",
            "tolem.terminal", TERMINAL,
            "tolem.notifications.path", "/told"));
    return program.run();
  }

  private static String notification(String hash) {
    return "{\"id\":\"" + ID + "\",\"invoiceId\":\"000000001\",\"amount\":100,\"currency\":\"KZT\",\"terminal\":\""
        + TERMINAL + "\",\"code\":\"ok\",\"reason\":\"success\",\"reasonCode\":0,\"secret_hash\":\"" + hash + "\"}";
  }

  private static int post(ConfigurableApplicationContext shop, String path, String body) throws Exception {
    String port = shop.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
