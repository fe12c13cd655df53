package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A shop that takes calls and never answers ties up a part of the sender, not all of it.
class HangingShopTest {

  private static final int MORE_THAN_ONE_HOST_MAY_HAVE = 40;

  @Test
  void others_are_told_while_one_shop_hangs() throws Exception {
    var released = new CountDownLatch(1);
    try (var gateway = TestGateway.start();
        var hanging = Receiver.start();
        var other = Receiver.start()) {
      hanging.answers(exchange -> awaitQuietly(released));
      var shop = gateway.shop();
      for (int i = 0; i < MORE_THAN_ONE_HOST_MAY_HAVE; i++) {
        pay(gateway, shop, hanging.url());
      }
      hanging.await(32);

      pay(gateway, shop, other.url().replace("127.0.0.1", "localhost"));

      assertThat(other.await(1)).hasSize(1);
      released.countDown();
    }
  }

  private static void pay(TestGateway gateway, TestShop shop, String postLink) {
    var invoice = TestShop.freshInvoice();
    var paid = shop.payment(invoice).postingTo(postLink).send(gateway.wire(), shop.token(invoice));
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
