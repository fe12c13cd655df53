package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The single values of the messages: numbers, times, ids, languages. */
class WireValuesTest {

  private static final String UUID_TEXT = "67e34d63-102f-4bd1-898e-370781d0074d";

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "100", "100.00", "12.22", "-5", "1e3", "1E+3", "1.5e-2", "0.0000001"})
  void the_numbers_of_json_are_read(String text) {
    assertThat(WireAmount.parse(text)).contains(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "+1", "01", "1.", ".5", "1,5", "1 000", "0x10", "1e", "1e+", "NaN", "Infinity", "١٢٣", "1f",
        "--1", "1e999999999", "1e-999999999", "1e99999999999999999999",
        "11111111112222222222333333333344444444445", "100\n"})
  void everything_else_is_not_a_number(String text) {
    assertThat(WireAmount.parse(text)).isEmpty();
  }

  @Test
  void time_is_written_with_nine_digits_and_the_offset() {
    Instant noon = Instant.parse("2025-03-04T12:00:00.5Z");

    assertThat(WireTime.write(noon, ZoneOffset.ofHours(5))).isEqualTo("2025-03-04T17:00:00.500000000+05:00");
    assertThat(WireTime.write(noon, ZoneOffset.UTC)).isEqualTo("2025-03-04T12:00:00.500000000+00:00");
    assertThat(WireTime.write(noon, ZoneId.of("Asia/Almaty"))).startsWith("2025-03-04T17:00:00.500000000+05");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-04T17:00:00.123456789+05:00, 2025-03-04T12:00:00.123456789Z",
    "2025-03-04T17:00:00.1234567+05:00, 2025-03-04T12:00:00.123456700Z",
    "2025-03-04T17:00:00.123456+0500, 2025-03-04T12:00:00.123456Z",
    "2025-03-04T18:00:00+06:00, 2025-03-04T12:00:00Z",
    "2025-03-04T12:00:00Z, 2025-03-04T12:00:00Z",
    "2025-03-04t12:00:00.5z, 2025-03-04T12:00:00.5Z"
  })
  void time_is_read_in_every_spelling(String text, Instant instant) {
    assertThat(WireTime.parse(text).map(OffsetDateTime::toInstant)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "today", "2025-03-04", "2025-03-04T12:00:00", "2025-02-30T12:00:00Z", "2025-03-04T25:00:00Z",
        "2025-03-04T12:00:00.1234567890Z", "2025-03-04T12:00:00Zx", "2025-03-04T12:00:00+99:00"})
  void what_is_no_time_is_not_read(String text) {
    assertThat(WireTime.parse(text)).isEmpty();
  }

  @Test
  void ids_are_read_in_any_case_and_written_in_lower_case() {
    String upper = "67E34D63-102F-4BD1-898E-370781D0074D";

    assertThat(TerminalId.parse(upper).orElseThrow()).hasToString(UUID_TEXT);
    assertThat(CardId.parse(upper).orElseThrow()).hasToString(UUID_TEXT);
    assertThat(PaymentId.parse(upper).orElseThrow()).hasToString(UUID_TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "test", "1-1-1-1-1", "67e34d63102f4bd1898e370781d0074d", "67e34d63-102f-4bd1-898e-370781d0074g",
        "{67e34d63-102f-4bd1-898e-370781d0074", "67e34d63-102f-4bd1-898e-370781d0074d ",
        "67e34d63-102f-4bd1-898e_370781d0074d"})
  void what_is_no_full_uuid_is_no_id(String text) {
    assertThat(TerminalId.parse(text)).isEmpty();
    assertThat(CardId.parse(text)).isEmpty();
    assertThat(PaymentId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, false, 1", "12345, false, 12345", "123456, true, 123456", "000000001, true, 000001",
    "123456789012345, true, 012345", "1234567890123456, false, 123456", "12345678901234567890, false, 567890"})
  void an_invoice_number_knows_its_form_and_its_tail(String digits, boolean documented, String tail) {
    InvoiceId invoice = new InvoiceId(digits);

    assertThat(invoice.isDocumented()).isEqualTo(documented);
    assertThat(invoice.tail()).isEqualTo(tail);
    assertThat(invoice).hasToString(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345a", "123 456", "-123456", "١٢٣٤٥٦", "123456789012345678901"})
  void other_texts_are_no_invoice_numbers(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new InvoiceId(text));
  }

  @ParameterizedTest
  @CsvSource({"rus, RUSSIAN", "RU, RUSSIAN", "Ru, RUSSIAN", "'', RUSSIAN", "klingon, RUSSIAN", "kaz, KAZAKH",
    "KZ, KAZAKH", "kk, KAZAKH", "KAZ, KAZAKH", "eng, ENGLISH", "EN, ENGLISH", "' en ', ENGLISH"})
  void a_language_is_read_in_every_spelling(String text, Language language) {
    assertThat(Language.of(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({"RUSSIAN, rus, RU, RUS, ru", "KAZAKH, kaz, KZ, KAZ, kk", "ENGLISH, eng, EN, ENG, en"})
  void a_language_has_its_word_for_each_place(
      Language language, String request, String reply, String notification, String tag) {
    assertThat(language.requestWord()).isEqualTo(request);
    assertThat(language.replyWord()).isEqualTo(reply);
    assertThat(language.notificationWord()).isEqualTo(notification);
    assertThat(language.tag()).isEqualTo(tag);
  }
}
