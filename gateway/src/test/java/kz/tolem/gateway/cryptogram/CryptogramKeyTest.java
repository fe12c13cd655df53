package kz.tolem.gateway.cryptogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// The key is made once and can be replaced beside running gateways (EPAY.md 7.1).
class CryptogramKeyTest {

  private static final String CARD = "4405639704015096";

  private static CryptogramKeys keys(TestGateway gateway) {
    return new CryptogramKeys(gateway.database(), gateway.keys(), gateway.ids(), gateway.clock());
  }

  /// Waits for what a running gateway sees within seconds.
  private static void untilHandedOut(TestGateway gateway, String pem) throws InterruptedException {
    for (int i = 0; !gateway.wire().get("/public.rsa").body().equals(pem); i++) {
      assertThat(i).as("looks at the key").isLessThan(200);
      Thread.sleep(50);
    }
  }

  @Test
  void two_gateways_that_are_asked_at_once_make_one_key() {
    try (var gateway = TestGateway.start();
        var another = gateway.another()) {
      List<CompletableFuture<String>> asked =
          IntStream.range(0, 6)
              .mapToObj(i -> i % 2 == 0 ? gateway : another)
              .map(g -> CompletableFuture.supplyAsync(() -> g.wire().get("/public.rsa").body()))
              .toList();

      assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
      assertThat(gateway.sql().count("select count(*) from cryptogram_key")).isOne();
    }
  }

  @Test
  void a_replaced_key_opens_for_its_time_and_no_longer() throws InterruptedException {
    try (var gateway = TestGateway.start()) {
      var shop = gateway.shop();
      var keys = keys(gateway);
      var old = CardCryptogram.publicKey(gateway.wire().get("/public.rsa").body());

      assertThat(keys.replace(Duration.ofDays(30))).isTrue();
      var fresh = keys.publicKey();
      untilHandedOut(gateway, fresh);
      var withOld = pay(gateway, shop, cryptogram(shop, old));
      var withFresh = pay(gateway, shop, cryptogram(shop, CardCryptogram.publicKey(fresh)));
      gateway.clock().advance(Duration.ofDays(30));
      var tooLate = pay(gateway, shop, cryptogram(shop, old));

      assertThat(CardCryptogram.publicKey(fresh)).isNotEqualTo(old);
      assertThat(withOld.status()).as(withOld.body()).isEqualTo(200);
      assertThat(withFresh.status()).as(withFresh.body()).isEqualTo(200);
      assertThat(tooLate.status()).isEqualTo(400);
      assertThat(keys.known()).hasSize(1);
      assertThat(gateway.sql().count("select count(*) from cryptogram_key")).as("keys that are kept").isOne();
    }
  }

  private static String cryptogram(TestShop shop, java.security.PublicKey key) {
    String plain = CardCryptogram.plain(CARD, "0127", "321", shop.terminal().id().toString());
    return CardCryptogram.of(key, plain.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Answer pay(TestGateway gateway, TestShop shop, String cryptogram) {
    String invoice = TestShop.freshInvoice();
    return CryptogramBody.of(invoice, cryptogram).send(gateway.wire(), shop.token(invoice));
  }
}
