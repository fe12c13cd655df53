package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A gateway in production mode posts to the public internet alone, and holds nothing that is documented for tests.
class ProductionNotificationTest {

  @Test
  void a_private_address_is_never_connected_to_and_the_payment_stands() throws InterruptedException {
    try (var gateway =
            TestGateway.start(
                s ->
                    s.with("TOLEM_MODE", "production")
                        .with("TOLEM_ACQUIRER", "simulated")
                        .with("TOLEM_HOST", "127.0.0.1")
                        .with("TOLEM_PUBLIC_URL", "https://pay.example.kz"));
        var receiver = Receiver.start()) {
      assertThat(gateway.sql().count("select count(*) from merchant")).isZero();
      var shop = gateway.shop();

      var port = java.net.URI.create(receiver.url()).getPort();
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0")) {
        var invoice = TestShop.freshInvoice();
        var answer =
            shop.payment(invoice)
                .postingTo("http://" + host + ":" + port + "/internal")
                .send(gateway.wire(), shop.token(invoice));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      }

      for (int i = 0; gateway.sql().count("select count(*) from notification where tries = 0") > 0; i++) {
        assertThat(i).as("waits for the tries").isLessThan(1000);
        Thread.sleep(10);
      }
      assertThat(receiver.calls()).isEmpty();
      assertThat(gateway.sql().column("select distinct last_fault from notification")).containsExactly("UnknownHostException");
    }
  }
}
