package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.merchant.Merchants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a token is worth: sealed, bound, mortal, and nowhere written down (ADR 9).
class TokenLifeTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_token_lives_as_long_as_it_says() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var late = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var lateToken = shop.token(late);

    gateway.clock().advance(Duration.ofSeconds(7199));
    var inTime = shop.payment(invoice).send(gateway.wire(), token);
    gateway.clock().advance(Duration.ofSeconds(1));
    var tooLate = shop.payment(late).send(gateway.wire(), lateToken);

    assertThat(inTime.status()).as(inTime.body()).isEqualTo(200);
    assertThat(tooLate.status()).isEqualTo(401);
    assertThat(tooLate.text("message")).isEqualTo("token is expired");
  }

  @Test
  void an_altered_token_is_not_a_token() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    List<String> altered = new ArrayList<>();
    for (int at = 0; at < token.length() - 1; at += 7) {
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      altered.add(token.substring(0, at) + other + token.substring(at + 1));
    }
    altered.add(token.substring(1));
    altered.add(token.substring(0, token.length() - 4));
    altered.add(token + "AAAA");
    altered.add("");
    altered.add("DCEB8O_ZM5U7SO_T_U5EJQ");
    altered.add("x".repeat(9000));

    for (String each : altered) {
      Answer answer = shop.payment(invoice).send(gateway.wire(), each);
      assertThat(answer.status()).as(each).isEqualTo(401);
      assertThat(answer.text("message")).isEqualTo("token is invalid");
    }
    assertThat(gateway.sql().count("select count(*) from invoice where number = ?", invoice)).isZero();
  }

  @Test
  void a_token_of_another_gateway_is_not_a_token() {
    try (var elsewhere = TestGateway.startAnew()) {
      var invoice = TestShop.freshInvoice();
      var foreign = elsewhere.shop().token(invoice);

      var answer = gateway.shop().payment(invoice).send(gateway.wire(), foreign);

      assertThat(answer.status()).isEqualTo(401);
    }
  }

  @Test
  void a_token_survives_a_restart() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);

      own.restart();

      assertThat(shop.payment(invoice).send(own.wire(), token).status()).isEqualTo(200);
    }
  }

  @Test
  void nothing_is_written_when_a_token_is_granted() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var before = everyRow(own);

      for (int i = 0; i < 20; i++) {
        shop.token(TestShop.freshInvoice());
      }

      assertThat(everyRow(own)).isEqualTo(before);
    }
  }

  @Test
  void a_used_token_is_nowhere_in_the_database() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      shop.payment(invoice).send(own.wire(), token);

      var rows = String.join("\n", everyRow(own));

      var sealed = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(token));
      assertThat(rows).contains(invoice).doesNotContain(token).doesNotContain(sealed.substring(20, 60));
      assertThat(rows).doesNotContain(shop.clientSecret());
    }
  }

  private static List<String> everyRow(TestGateway gateway) {
    List<String> rows = new ArrayList<>();
    var tables =
        gateway.sql().column("select tablename from pg_tables where schemaname = 'public' order by 1");
    for (String table : tables) {
      rows.addAll(gateway.sql().column("select t::text from " + table + " t order by 1"));
    }
    return rows;
  }

  @Test
  void a_secret_is_replaced_without_a_gap() throws InterruptedException {
    var shop = gateway.shop();
    var registration = gateway.registration();

    gateway.clock().advance(Duration.ofMinutes(1));
    var second = registration.newSecret(shop.clientId()).orElseThrow();
    awaitStatus(shop, second, 200);
    assertThat(ask(shop, shop.clientSecret()).status()).as("the first secret, beside the second").isEqualTo(200);

    assertThat(registration.retireOldSecret(shop.clientId())).isTrue();
    awaitStatus(shop, shop.clientSecret(), 401);
    assertThat(ask(shop, second).status()).as("the second secret, alone").isEqualTo(200);

    gateway.clock().advance(Duration.ofMinutes(1));
    var third = registration.newSecret(shop.clientId()).orElseThrow();
    awaitStatus(shop, third, 200);
    gateway.clock().advance(Duration.ofMinutes(1));
    var fourth = registration.newSecret(shop.clientId()).orElseThrow();
    awaitStatus(shop, fourth, 200);
    assertThat(ask(shop, third).status()).as("the newer of two stays").isEqualTo(200);
    assertThat(ask(shop, second).status()).as("the older of two makes room").isEqualTo(401);
  }

  private static Answer ask(TestShop shop, String secret) {
    return shop.serviceToken().with("client_secret", secret).urlencoded(gateway.wire());
  }

  /// What a merchant is known by is kept in memory for a short while.
  private static void awaitStatus(TestShop shop, String secret, int status) throws InterruptedException {
    long patience = System.nanoTime() + Merchants.SEEN_WITHIN.multipliedBy(5).toNanos();
    while (ask(shop, secret).status() != status) {
      assertThat(System.nanoTime()).as("the change of secret is never seen").isLessThan(patience);
      Thread.sleep(100);
    }
  }
}
