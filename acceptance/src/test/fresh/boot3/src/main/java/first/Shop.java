// sample: boot
package first;

import kz.tolem.client.Purchase;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationEvent;
import kz.tolem.protocol.CardId;
import kz.tolem.spring.TolemNotificationHandler;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Shop {

  public static void main(String[] args) {
    SpringApplication.run(Shop.class, args);
  }

  @Bean
  TolemNotificationHandler notifications() {
    return (event, status) -> {
      if (event instanceof NotificationEvent.Authorized paid) {
        System.out.println("told of " + paid.invoice());
      }
    };
  }

  @Bean
  CommandLineRunner firstPayment(TolemClient tolem) {
    return args -> {
      CardId card = CardId.parse("e7e2587f-de26-4f41-ae1f-80c1fea31728").orElseThrow();
      Purchase order =
          Purchase.invoice(args[0]) // 6 to 15 digits, another one each time
              .money("1500", "KZT")
              .description("Order 451")
              .notifyAt("http://localhost:8081/tolem/notifications")
              .build();
      System.out.println(tolem.pay(card, order));
    };
  }
}
// end of sample
