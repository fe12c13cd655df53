package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One token, one operation; the same request again is answered from the stored payment (DESIGN 10).
class PaymentReplayTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  private static long payments(String invoice) {
    return gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice);
  }

  @Test
  void a_repeat_is_answered_byte_for_byte_and_not_charged_again() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var first = shop.payment(invoice).send(gateway.wire(), token);

    gateway.clock().advance(Duration.ofMinutes(5));
    var second = shop.payment(invoice).send(gateway.wire(), token);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(payments(invoice)).isEqualTo(1);
  }

  @Test
  void a_repeat_of_a_decline_is_the_same_decline() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice, "900484");
    var body = shop.payment(invoice, "900484");

    var first = body.send(gateway.wire(), token);
    var second = body.send(gateway.wire(), token);

    assertThat(first.number("code")).isEqualTo(484);
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(payments(invoice)).isEqualTo(1);
  }

  @Test
  void a_repeat_after_a_restart_is_answered_byte_for_byte() {
    try (var own = TestGateway.start()) {
      var shop = own.shop();
      var invoice = TestShop.freshInvoice();
      var token = shop.token(invoice);
      var declinedInvoice = TestShop.freshInvoice();
      var declinedToken = shop.token(declinedInvoice, "900465");
      var first = shop.payment(invoice).send(own.wire(), token);
      var declined = shop.payment(declinedInvoice, "900465").send(own.wire(), declinedToken);

      own.restart();

      assertThat(shop.payment(invoice).send(own.wire(), token).body()).isEqualTo(first.body());
      assertThat(shop.payment(declinedInvoice, "900465").send(own.wire(), declinedToken).body())
          .isEqualTo(declined.body());
      Books.agree(own);
    }
  }

  @Test
  void another_spelling_of_the_same_request_is_a_repeat() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var first = shop.payment(invoice).send(gateway.wire(), token);

    var respelt =
        shop.payment(invoice)
            .withRaw("amount", "\"100.00\"")
            .without("cardId")
            .with("cardid", shop.card().toString())
            .with("phone", "+7 700 123-45-67")
            .with("language", "RU")
            .with("nobodyKnowsMe", "x");

    assertThat(respelt.send(gateway.wire(), token).body()).isEqualTo(first.body());
  }

  @Test
  void the_same_token_with_other_content_is_refused() {
    var shop = gateway.shop();
    var other = shop.savedCard("5522042705066736");
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    shop.payment(invoice).send(gateway.wire(), token);
    var body = shop.payment(invoice);

    for (PaymentBody changed :
        new PaymentBody[] {
          body.with("description", "other"),
          body.with("accountId", "other"),
          body.with("email", "other@example.kz"),
          body.with("name", "OTHER"),
          body.with("phone", "77009999999"),
          body.with("language", "eng"),
          body.with("backLink", ""),
          body.with("failureBackLink", ""),
          body.with("postLink", "https://shop.example.kz/post"),
          body.with("failurePostLink", "https://shop.example.kz/post"),
          body.with("invoiceIdAlt", "123456"),
          body.with("data", "x"),
          body.withRaw("recurrent", "true"),
          body.with("cardId", other.toString())
        }) {
      var answer = changed.send(gateway.wire(), token);

      assertThat(answer.status()).as(changed.json()).isEqualTo(400);
      assertThat(answer.text("message"))
          .isEqualTo("token has been used for another request; obtain a token for each operation");
    }
    assertThat(payments(invoice)).isEqualTo(1);
  }

  @Test
  void a_declined_token_pays_no_other_request() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice, "900484");
    shop.payment(invoice, "900484").send(gateway.wire(), token);

    var answer = shop.payment(invoice, "900484").with("description", "again").send(gateway.wire(), token);

    assertThat(answer.text("message")).startsWith("token has been used");
    assertThat(payments(invoice)).isEqualTo(1);
  }

  @Test
  void a_service_token_pays_one_order() {
    var shop = gateway.shop();
    var token = shop.granted(shop.serviceToken());
    var first = TestShop.freshInvoice();
    var second = TestShop.freshInvoice();
    shop.payment(first).send(gateway.wire(), token);

    var answer = shop.payment(second).send(gateway.wire(), token);

    assertThat(answer.text("message")).startsWith("token has been used");
    assertThat(payments(second)).isZero();
  }

  @Test
  void a_refused_token_use_leaves_the_invoice_number_free() {
    var shop = gateway.shop();
    var token = shop.granted(shop.serviceToken());
    shop.payment(TestShop.freshInvoice()).send(gateway.wire(), token);

    var refused = shop.payment("1000555001").send(gateway.wire(), token);
    var sameTail = shop.pay("2000555001");

    assertThat(refused.text("message")).startsWith("token has been used");
    assertThat(gateway.sql().count("select count(*) from invoice where number = '1000555001'")).isZero();
    assertThat(sameTail.status()).as(sameTail.body()).isEqualTo(200);
  }

  @Test
  void a_lenient_token_of_one_invoice_pays_one_invoice() {
    var shop = gateway.shop(Terminals::lenient);
    var token = shop.token(TestShop.freshInvoice());
    var first = TestShop.freshInvoice();
    var second = TestShop.freshInvoice();

    assertThat(shop.payment(first).send(gateway.wire(), token).status()).isEqualTo(200);
    assertThat(shop.payment(second).send(gateway.wire(), token).status()).isEqualTo(400);
    assertThat(gateway.sql().count("select count(*) from invoice where number = ?", second)).isZero();
  }

  @Test
  void a_repeat_is_answered_even_when_the_card_is_gone() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var first = shop.payment(invoice).send(gateway.wire(), token);
    gateway.sql().run("update card set deactivated_at = now() where id = ?", shop.card().value());

    var second = shop.payment(invoice).send(gateway.wire(), token);
    var fresh = shop.pay(TestShop.freshInvoice());

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(fresh.text("message")).isEqualTo("card not found");
  }

  @Test
  void an_expired_token_answers_no_repeat() {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    shop.payment(invoice).send(gateway.wire(), token);

    gateway.clock().advance(Duration.ofHours(2));

    assertThat(shop.payment(invoice).send(gateway.wire(), token).status()).isEqualTo(401);
  }
}
