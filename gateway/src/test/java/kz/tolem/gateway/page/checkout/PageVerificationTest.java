package kz.tolem.gateway.page.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.PaymentObjectBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A card is verified on the page, without money (EPAY.md 6.1).
class PageVerificationTest {

  private static TestGateway gateway;
  private static TestShop shop;
  private static Buyer buyer;

  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    buyer = new Buyer(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private PaymentObjectBuilder object() {
    String token = shop.granted(shop.tokenFor(invoice, "0", "USD").with("accountId", "uuid000001"));
    return Buyer.object(shop, invoice, token)
        .amount(BigDecimal.ZERO)
        .currency("USD")
        .cardSave(true)
        .paymentType(PaymentObject.CARD_VERIFICATION);
  }

  private List<List<String>> payments() {
    return gateway
        .sql()
        .rows(
            """
            select p.state, p.amount, c.saved_at is not null
              from payment p join card c on c.id = p.card_id
             where p.invoice_number = ? order by p.attempt
            """,
            invoice);
  }

  @Test
  void the_page_says_that_nothing_is_charged_and_that_the_card_is_saved() {
    Answer form = buyer.open(object());

    assertThat(form.status()).isEqualTo(200);
    assertThat(form.body())
        .contains("Card check: nothing is charged")
        .contains("The card will be saved for this shop")
        .contains("Check the card")
        .doesNotContain("Which card to use")
        .doesNotContain("E-mail for the receipt")
        .doesNotContain("Pay ");
  }

  @Test
  void a_good_card_is_verified_saved_and_told() {
    try (Receiver receiver = Receiver.start()) {
      Answer form = buyer.open(object().postLink(receiver.url()));

      Answer result = buyer.follow(buyer.pay(form, Buyer.MASTERCARD));

      assertThat(Buyer.tone(result)).isEqualTo("good");
      assertThat(result.body()).contains("Card checked").contains("Nothing was charged").contains("The card is saved");
      assertThat(payments()).containsExactly(List.of("VERIFIED", "0", "t"));
      assertThat(receiver.await(1).getFirst().json()).containsEntry("code", "ok").containsEntry("cardMask", "552204...6736");
    }
  }

  @Test
  void a_locked_card_is_not_accepted_and_another_may_be_tried() {
    Answer form = buyer.open(object());

    Answer refused = buyer.follow(buyer.pay(form, Buyer.LOCKED_VISA));
    Answer second = buyer.post("/payform/again", Map.of("checkout", Buyer.checkout(refused)));
    Answer result = buyer.follow(buyer.pay(second, Buyer.MASTERCARD));

    assertThat(refused.body()).contains("The card was not accepted").doesNotContain("Payment declined");
    assertThat(second.body()).contains("Card check: nothing is charged");
    assertThat(Buyer.tone(result)).isEqualTo("good");
    assertThat(payments()).extracting(List::getFirst).containsExactly("DECLINED", "VERIFIED");
  }

  @Test
  void a_shop_that_only_wants_a_check_saves_nothing() {
    Answer form = buyer.open(object().cardSave(false));

    Answer result = buyer.follow(buyer.pay(form, "5454545454545454"));

    assertThat(form.body()).doesNotContain("will be saved");
    assertThat(result.body()).contains("Card checked").doesNotContain("is saved");
    assertThat(payments()).containsExactly(List.of("VERIFIED", "0", "f"));
  }

  @Test
  void a_verification_with_an_amount_is_not_shown() {
    Answer page =
        buyer.open(
            Buyer.object(shop, invoice, shop.token(invoice)).paymentType(PaymentObject.CARD_VERIFICATION));

    assertThat(page.status()).isEqualTo(400);
    assertThat(Buyer.tone(page)).isEqualTo("warning");
  }
}
