package kz.tolem.protocol;

import java.util.Arrays;

/**
 * The compression of the page's parameters, written and read as the bank's script does (EPAY.md 4.3).
 *
 * <p>A dictionary method of the LZ78 family over UTF-16 units. Codes are as wide as the dictionary needs, lowest bit
 * first, packed into characters of six bits, highest bit first. Three codes are reserved: a new 8-bit unit follows, a
 * new 16-bit unit follows, the end.
 */
final class LzString {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$";

  static final int UNIT_8_BITS = 0;
  static final int UNIT_16_BITS = 1;
  static final int END = 2;
  static final int FIRST_PHRASE = 3;

  /** The value of a character by its code, -1 for a stranger. The padding mark counts as no bits set. */
  private static final int[] VALUES = new int[128];

  static {
    Arrays.fill(VALUES, -1);
    for (int i = 0; i < 64; i++) {
      VALUES[ALPHABET.charAt(i)] = i;
    }
    VALUES['$'] = 0;
  }

  private LzString() {}

  /** The character for six bits. */
  static char character(int sixBits) {
    return ALPHABET.charAt(sixBits);
  }

  /** The six bits of a character; a blank is a plus sign that a form decoder took away; -1 for a stranger. */
  static int sixBits(char c) {
    return c == ' ' ? VALUES['+'] : c < VALUES.length ? VALUES[c] : -1;
  }

  static String compress(String text) {
    return new LzCompressor().compress(text);
  }

  /**
   * Restores the text. Blanks are read as the plus signs that a form decoder took away; what follows the end mark is
   * not looked at. The result is at most {@link ProtocolLimits#PAYMENT_OBJECT_CHARS_MAX} characters.
   *
   * @throws MalformedMessage when the text was not made by this method, is cut, or unpacks to too much
   */
  static String decompress(String packed) {
    return new LzDecompressor(packed).decompress();
  }

  /** How wide codes are: one bit more each time the dictionary has outgrown the width. */
  static final class Width {
    int bits = 2;
    private int codesLeft = 2;

    /** Notes that one more entry may be needed. */
    void grow() {
      if (--codesLeft == 0) {
        codesLeft = 1 << bits;
        bits++;
      }
    }
  }
}
