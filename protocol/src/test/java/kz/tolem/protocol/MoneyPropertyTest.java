package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MoneyPropertyTest {

  private static final Currency KZT = Currency.getInstance("KZT");

  private static Money tenge(String amount) {
    return Money.of(WireAmount.parse(amount).orElseThrow(), KZT);
  }

  @Property
  void an_amount_survives_the_wire(@ForAll @LongRange(min = 0, max = Money.MINOR_UNITS_MAX) long minorUnits) {
    Money money = new Money(minorUnits, KZT);

    assertThat(tenge(WireAmount.write(money.majorUnits()))).isEqualTo(money);
  }

  @Property
  void minor_units_are_exact(@ForAll @LongRange(min = 0, max = Money.MINOR_UNITS_MAX) long minorUnits) {
    assertThat(Money.of(BigDecimal.valueOf(minorUnits, 2), KZT).minorUnits()).isEqualTo(minorUnits);
  }
}
