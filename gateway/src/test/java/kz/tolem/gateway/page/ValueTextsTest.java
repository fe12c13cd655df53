package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1500 | KZT | RUSSIAN | 1_500_₸",
    "1500.5 | KZT | RUSSIAN | 1_500,50_₸",
    "1500.5 | KZT | KAZAKH | 1_500,50_₸",
    "1500.5 | KZT | ENGLISH | 1,500.50_₸",
    "0 | KZT | RUSSIAN | 0_₸",
    "0.01 | USD | RUSSIAN | 0,01_$",
    "999 | EUR | ENGLISH | 999_€",
    "1234567.89 | RUB | RUSSIAN | 1_234_567,89_₽",
    "9999999999.99 | KZT | ENGLISH | 9,999,999,999.99_₸",
    "5000 | UZS | RUSSIAN | 5_000_UZS",
    "1500 | JPY | ENGLISH | 1,500_JPY"
  })
  void an_amount_reads_as_its_language_writes_it(
      BigDecimal amount, String currency, Language language, String expected) {
    Money money = Money.of(amount, Currency.getInstance(currency));

    assertThat(ValueTexts.amount(money, language)).isEqualTo(expected.replace('_', '\u00a0'));
  }

  @Test
  void a_moment_names_the_month_in_its_language() {
    ZonedDateTime moment = ZonedDateTime.of(2026, 3, 2, 14, 5, 0, 0, ZoneId.of("Asia/Almaty"));

    assertThat(ValueTexts.moment(moment, Language.RUSSIAN)).contains("2 марта 2026", "14:05");
    assertThat(ValueTexts.moment(moment, Language.KAZAKH)).contains("2026", "2 наурыз", "14:05");
    assertThat(ValueTexts.moment(moment, Language.ENGLISH)).contains("2 March 2026", "14:05");
  }
}
