package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestGatewayTest {

  @Test
  void a_shop_pays_and_hears_of_it() {
    try (var gateway = TestGateway.start();
        var receiver = Receiver.start()) {
      var shop = gateway.shop();
      var invoice = TestShop.freshInvoice();

      var answer = shop.payment(invoice).postingTo(receiver.url()).send(gateway.wire(), shop.token(invoice));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.text("status")).isEqualTo("AUTH");
      assertThat(receiver.await(1).getFirst().json()).containsEntry("invoiceId", invoice);
      assertThat(gateway.journal()).hasSize(1);
      assertThat(gateway.sql().one("select state from payment")).isEqualTo("AUTHORIZED");
    }
  }

  @Test
  void gateways_begin_with_nothing_of_each_other() {
    try (var first = TestGateway.start();
        var second = TestGateway.start()) {
      first.shop().pay("000777");

      assertThat(first.sql().count("select count(*) from payment")).isEqualTo(1);
      assertThat(second.sql().count("select count(*) from payment")).isZero();
    }
  }
}
