package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

class AnswerWithoutBodyTest {

  @Test
  void a_receiver_that_answers_204_has_received() throws InterruptedException {
    try (TestGateway gateway = TestGateway.start();
        Receiver receiver = Receiver.start()) {
      receiver.answers(Receiver.Behaviour.status(204));
      TestShop shop = gateway.shop();
      String invoice = TestShop.freshInvoice();

      shop.payment(invoice)
          .with("postLink", receiver.url())
          .send(gateway.wire(), shop.granted(shop.tokenFor(invoice)));

      receiver.await(1);
      assertThat(deliveredWithin(gateway, Duration.ofSeconds(15))).isTrue();
    }
  }

  private static boolean deliveredWithin(TestGateway gateway, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (gateway.sql().count("select count(*) from notification where delivered_at is not null") == 1) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }
}
