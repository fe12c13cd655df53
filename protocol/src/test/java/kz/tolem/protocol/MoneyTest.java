package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final Currency KZT = Currency.getInstance("KZT");

  private static Money tenge(String amount) {
    return Money.of(WireAmount.parse(amount).orElseThrow(), KZT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "100.0", "100.00", "100.0000", "1e2", "1.00E+2", "1000000e-4"})
  void one_amount_has_many_spellings(String spelling) {
    assertThat(tenge(spelling)).isEqualTo(new Money(10_000, KZT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.01", "0.001", "100.005", "1e-3", "10000000000", "9999999999.995", "1e10", "1e64"})
  void negative_too_fine_and_huge_amounts_are_refused(String spelling) {
    assertThatIllegalArgumentException().isThrownBy(() -> tenge(spelling)).withMessageStartingWith("amount must");
  }

  @Test
  void hostile_exponents_are_refused_at_once() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(new BigDecimal("1e999999999"), KZT));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(new BigDecimal("1e-999999999"), KZT));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(new BigDecimal("0e-999999999"), KZT));
  }

  @Test
  void minor_units_have_their_bounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, KZT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(Money.MINOR_UNITS_MAX + 1, KZT));
    assertThat(tenge("9999999999.99").minorUnits()).isEqualTo(Money.MINOR_UNITS_MAX);
    assertThat(tenge("-0").isZero()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"150000, 1500", "2222, 22.22", "2220, 22.2", "5, 0.05", "0, 0", "100000000, 1000000"})
  void the_wire_shows_no_needless_fraction(long minorUnits, String text) {
    Money money = new Money(minorUnits, KZT);

    assertThat(WireAmount.write(money.majorUnits())).isEqualTo(text);
    assertThat(money).hasToString(text + " KZT");
  }

  @Test
  void currencies_have_their_own_minor_units() {
    Currency yen = Currency.getInstance("JPY");

    assertThat(Money.of(new BigDecimal("100"), yen).minorUnits()).isEqualTo(100);
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(new BigDecimal("100.5"), yen));
  }
}
