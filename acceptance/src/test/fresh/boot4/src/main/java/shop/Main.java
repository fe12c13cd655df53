package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.Purchase;
import kz.tolem.client.TolemClient;
import kz.tolem.protocol.CardId;
import kz.tolem.spring.TolemNotificationHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Pays once and waits for the notification. The settings come from the command line; then CardId and invoice. */
@SpringBootApplication
public class Main {

  private final CompletableFuture<String> told = new CompletableFuture<>();

  @Bean
  CompletableFuture<String> told() {
    return told;
  }

  @Bean
  TolemNotificationHandler handler() {
    return (event, status) ->
        told.complete(event.getClass().getSimpleName() + ", " + status.getClass().getSimpleName());
  }

  public static void main(String[] args) throws Exception {
    try (ConfigurableApplicationContext shop = SpringApplication.run(Main.class, args)) {
      String here = "http://127.0.0.1:" + shop.getEnvironment().getProperty("local.server.port");
      String card = shop.getEnvironment().getProperty("shop.card");
      String invoice = shop.getEnvironment().getProperty("shop.invoice");
      TolemClient tolem = shop.getBean(TolemClient.class);
      Purchase order =
          Purchase.invoice(invoice)
              .money("1500", "KZT")
              .description("Order " + invoice)
              .notifyAt(here + "/tolem/notifications")
              .build();

      PaymentResult result = tolem.pay(CardId.parse(card).orElseThrow(), order);

      Object heard = shop.getBean("told", CompletableFuture.class).get(30, TimeUnit.SECONDS);
      System.out.println(result.getClass().getSimpleName() + " and told " + heard);
      System.out.println("java " + Runtime.version().feature() + ", Spring Boot " + SpringBootVersion.getVersion());
      System.out.println("health " + get(here + "/actuator/health"));
      System.out.println("observed " + get(here + "/actuator/metrics/tolem.client"));
    }
  }

  private static String get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
