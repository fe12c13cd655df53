package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.Secure3D;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageAndFormTest {

  private final Peer peer = Peer.start().on("/oauth2/token", Reactions.json(200, Shop.TOKEN));

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void the_pages_address_carries_the_order_and_its_token() {
    PaymentPage page = Shop.client(peer).pages().payAndSave(Shop.purchase());

    String query = page.address().getRawQuery();
    String params = URLDecoder.decode(query.substring("params=".length()), StandardCharsets.UTF_8);
    PaymentObject object = PaymentObject.ofParams(params);
    assertThat(object.invoiceId()).contains(Shop.INVOICE);
    assertThat(object.cardSave()).contains(true);
    assertThat(object.auth().orElseThrow().accessToken()).isEqualTo("DCEB8O_ZM5U7SO_T_U5EJQ");
  }

  @Test
  void the_object_may_stand_inside_a_script() {
    Purchase nasty =
        Purchase.invoice(Shop.INVOICE).money("100", "KZT").description("</script><b>&\u2028").build();

    PaymentPage page = Shop.client(peer).pages().pay(nasty);

    assertThat(page.json()).doesNotContain("<").doesNotContain("&").doesNotContain("\u2028");
    assertThat(PaymentObject.ofJson(page.json().getBytes(StandardCharsets.UTF_8)).description())
        .contains("</script><b>&\u2028");
  }

  @Test
  void a_secure_form_escapes_what_it_carries() {
    Secure3D step = new Secure3D("a+b/c==\"><script>", "m&d", "https://acs.example/?a=1&b='", Optional.empty());

    String html = SecureForm.of(waiting(step), "https://shop.example/3ds").html("n0nce", "Дальше");

    assertThat(html)
        .contains("action=\"https://acs.example/?a=1&amp;b=&#39;\"")
        .contains("name=\"PaReq\" value=\"a+b/c==&quot;&gt;&lt;script&gt;\"")
        .contains("name=\"MD\" value=\"m&amp;d\"")
        .contains("<script nonce=\"n0nce\">");
    assertThat(html.split("<script")).hasSize(2);
  }

  @Test
  void a_secure_form_never_leads_into_a_script() {
    Secure3D step = new Secure3D("a", "b", "javascript:alert(1)", Optional.empty());

    assertThatThrownBy(() -> SecureForm.of(waiting(step), "https://shop.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PaymentResult.NeedsBuyer waiting(Secure3D step) {
    PaymentAttempt attempt =
        new PaymentAttempt("/x", new InvoiceId(Shop.INVOICE), Shop.purchase().money(), "t", new byte[0], 0);
    return new PaymentResult.NeedsBuyer(attempt, Shop.PAYMENT, step);
  }

  @Test
  void a_step_that_was_stored_is_the_same_step_after_the_buyer_is_back() {
    Secure3D step = new Secure3D("a+b/c==", "m&d.1", "https://acs.example/?a=1", Optional.of("https://t.example"));
    PaymentResult.NeedsBuyer waiting = waiting(step);

    PaymentResult.NeedsBuyer restored = PaymentResult.NeedsBuyer.restore(waiting.store());

    assertThat(restored.step()).isEqualTo(step);
    assertThat(restored.id()).isEqualTo(waiting.id());
    assertThat(restored.attempt().store()).isEqualTo(waiting.attempt().store());
    assertThat(waiting.store()).matches("[A-Za-z0-9._-]+");
    assertThatThrownBy(() -> PaymentResult.NeedsBuyer.restore(waiting.attempt().store()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void invoice_numbers_have_their_own_last_six_digits_for_a_million_orders() {
    AtomicLong sequence = new AtomicLong(41);
    InvoiceNumbers numbers = InvoiceNumbers.from(sequence::incrementAndGet).startingWith("26");
    assertThat(numbers.next()).isEqualTo(new InvoiceId("26000042"));

    sequence.set(999_999);

    assertThatThrownBy(numbers::next).isInstanceOf(IllegalStateException.class).hasMessageContaining("used up");
    sequence.set(1_000_041);
    assertThat(numbers.tailsReturn().next()).isEqualTo(new InvoiceId("26001000042"));
  }

  @Test
  void a_purchase_names_everything_that_is_wrong() {
    assertThatThrownBy(() -> Purchase.invoice("12").description("ж".repeat(63)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 to 15 digits")
        .hasMessageContaining("money is missing")
        .hasMessageContaining("125 bytes");
    Purchase good = Shop.purchase();
    assertThatThrownBy(
            () ->
                new Purchase(
                    good.invoice(), Optional.of("1"), good.money(), " ", good.account(), good.payer(), good.links(),
                    good.language(), good.data(), good.secretHash()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alternative")
        .hasMessageContaining("description");
  }

  @Test
  void the_banks_hosts_are_those_of_the_documents() {
    assertThat(Environment.bankTest().oauth()).isEqualTo(URI.create("https://testoauth.homebank.kz/epay2"));
    assertThat(Environment.bankTest().api()).isEqualTo(URI.create("https://testepay.homebank.kz/api"));
    assertThat(Environment.at("http://localhost:8080/").api()).isEqualTo(URI.create("http://localhost:8080"));
    assertThatThrownBy(() -> Environment.at("localhost:8080")).isInstanceOf(IllegalArgumentException.class);
  }
}
