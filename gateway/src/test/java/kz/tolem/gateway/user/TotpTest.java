package kz.tolem.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /// The values of RFC 6238, appendix B, of which an app shows the last six digits.
  @ParameterizedTest
  @CsvSource({
    "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
    "20000000000, 353130"
  })
  void codes_are_those_of_the_standard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  @Test
  void a_clock_may_be_half_a_minute_off_and_no_more() {
    Instant now = Instant.parse("2026-01-15T09:00:00Z");
    long step = Totp.step(now);

    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 1), now)).hasValue(step - 1);
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 1), now)).hasValue(step + 1);
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
  }
}
