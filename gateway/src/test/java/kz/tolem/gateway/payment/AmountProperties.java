package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// An amount is the same on the wire, in the table, in the reply and in the notification, in currencies with none, two and
/// three decimals; what is finer than the currency is refused.
class AmountProperties {

  private static TestGateway gateway;
  private static TestShop shop;
  private static Receiver receiver;

  @BeforeContainer
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    receiver = Receiver.start();
  }

  @AfterContainer
  static void stop() {
    receiver.close();
    gateway.close();
  }

  record Wire(String currency, long minorUnits, String text) {}

  @Provide
  Arbitrary<Wire> amounts() {
    // Above 800,000 major units the sandbox decides outcomes by amount.
    return Combinators.combine(
            Arbitraries.of("KZT", "USD", "JPY", "KWD"),
            Arbitraries.longs().between(1, 79_999_999),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false))
        .as(AmountProperties::spell);
  }

  /// One of the spellings of an amount: with needless zeros or an exponent.
  private static Wire spell(String currency, long minorUnits, int zeros, boolean exponent) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    BigDecimal amount = BigDecimal.valueOf(minorUnits, digits);
    String text =
        exponent
            ? amount.unscaledValue() + "e-" + amount.scale()
            : amount.setScale(digits + zeros).toPlainString();
    return new Wire(currency, digits == 0 && minorUnits >= 800_000 ? minorUnits % 800_000 + 1 : minorUnits, text);
  }

  @Property(tries = 120)
  void an_amount_is_exact_wherever_it_stands(@ForAll("amounts") Wire drawn) {
    Wire amount = agreed(drawn);
    String invoice = TestShop.freshInvoice();
    int calls = receiver.calls().size();
    String token = shop.granted(shop.tokenFor(invoice, amount.text(), amount.currency()));

    Answer answer =
        shop.payment(invoice, amount.text())
            .with("currency", amount.currency())
            .postingTo(receiver.url())
            .send(gateway.wire(), token);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    BigDecimal exact = new BigDecimal(amount.text());
    BigDecimal told = (BigDecimal) answer.field("amount");
    assertThat(told).isEqualByComparingTo(exact);
    String plain = exact.stripTrailingZeros().toPlainString();
    assertThat(answer.body()).contains("\"amount\":" + plain + ",");
    assertThat(gateway.sql().rows("select amount, currency from payment where invoice_number = ?", invoice))
        .containsExactly(java.util.List.of(Long.toString(amount.minorUnits()), amount.currency()));
    String posted = receiver.await(calls + 1).get(calls).body();
    assertThat(posted).contains("\"amount\":" + plain + ",").contains("\"" + invoice + "\"");
  }

  private static Wire agreed(Wire drawn) {
    int digits = Currency.getInstance(drawn.currency()).getDefaultFractionDigits();
    return new BigDecimal(drawn.text()).movePointRight(digits).compareTo(BigDecimal.valueOf(drawn.minorUnits())) == 0
        ? drawn
        : new Wire(drawn.currency(), drawn.minorUnits(), BigDecimal.valueOf(drawn.minorUnits(), digits).toPlainString());
  }

  @Property(tries = 60)
  void an_amount_finer_than_its_currency_is_refused(@ForAll("amounts") Wire drawn) {
    int digits = Currency.getInstance(drawn.currency()).getDefaultFractionDigits();
    String finer = BigDecimal.valueOf(drawn.minorUnits() * 10 + 1, digits + 1).toPlainString();
    String invoice = TestShop.freshInvoice();

    Answer token = shop.tokenFor(invoice, finer, drawn.currency()).urlencoded(gateway.wire());
    Answer payment =
        shop.payment(invoice, finer)
            .with("currency", drawn.currency())
            .send(gateway.wire(), shop.granted(shop.serviceToken()));

    for (Answer answer : new Answer[] {token, payment}) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("message")).isEqualTo("amount must have at most " + digits + " decimals");
    }
  }
}
