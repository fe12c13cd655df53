package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The single values of the messages: numbers, times, ids, languages. */
class WireValuesPropertyTest {

  @Property
  void any_text_is_read_or_not_and_never_fails(@ForAll String text) {
    WireAmount.parse(text).ifPresent(number -> assertThat(number).isEqualTo(new BigDecimal(text)));
    assertThat(WireTime.parse(text)).isEmpty();
  }

  @Property
  void a_decimal_survives_the_wire(@ForAll long unscaled, @ForAll @IntRange(max = 15) int scale) {
    BigDecimal number = BigDecimal.valueOf(unscaled, scale);

    assertThat(WireAmount.parse(WireAmount.write(number)).orElseThrow()).isEqualByComparingTo(number);
  }

  @Property
  void time_survives_the_wire(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds, @ForAll @IntRange(max = 999_999_999) int nanos) {
    Instant instant = Instant.ofEpochSecond(seconds, nanos);

    assertThat(WireTime.parse(WireTime.write(instant, ZoneOffset.ofHours(5))).orElseThrow().toInstant())
        .isEqualTo(instant);
  }
}
