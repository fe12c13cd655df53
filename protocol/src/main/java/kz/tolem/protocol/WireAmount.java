package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as they stand on the wire. Source: RFC 8259, section 6; EPAY.md 13, no. 14. */
public final class WireAmount {

  /** The JSON grammar of a number, and nothing more: no plus sign, no leading zeros, no comma, no other digits. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  /** Keeps short texts from naming numbers of a billion digits, such as 1e999999999. */
  private static final int EXPONENT_MAX = 64;

  private WireAmount() {}

  /**
   * Reads a decimal number exactly. Empty when the text is not a JSON number, is longer than
   * {@link ProtocolLimits#NUMBER_CHARS_MAX}, or its exponent is beyond any amount. A sign is not judged.
   */
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > ProtocolLimits.NUMBER_CHARS_MAX || !NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      // The exponent does not fit an int; everything else was checked above.
      return Optional.empty();
    }
    if (Math.abs((long) number.scale()) > EXPONENT_MAX) {
      return Optional.empty();
    }
    return Optional.of(number);
  }

  /**
   * Writes a number without exponent and without a needless fraction: {@code 1500}, {@code 22.5}. Clients read whole
   * amounts into integers (CLIENTS.md 1, no. 4).
   */
  public static String write(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
