package kz.tolem.gateway.cryptogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What is taken for a padded block (RFC 8017, 7.2); all else gives the substitute's message.
class PaddingTest {

  private static final int SIZE = 64;

  private static byte[] padded(String message) {
    byte[] text = message.getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[SIZE];
    Arrays.fill(block, (byte) 0x5A);
    block[0] = 0;
    block[1] = 2;
    block[SIZE - text.length - 1] = 0;
    System.arraycopy(text, 0, block, SIZE - text.length, text.length);
    return block;
  }

  private static String message(byte[] block) {
    return new String(Padding.remove(block, padded("substitute")), StandardCharsets.US_ASCII);
  }

  private static byte[] with(byte[] block, int at, int value) {
    byte[] copy = block.clone();
    copy[at] = (byte) value;
    return copy;
  }

  @Test
  void a_padded_block_gives_its_message_of_every_length() {
    for (int length = 0; length <= SIZE - 11; length++) {
      assertThat(message(padded("m".repeat(length)))).isEqualTo("m".repeat(length));
    }
  }

  @Test
  void the_message_begins_after_the_first_zero() {
    assertThat(message(padded("a\0b"))).isEqualTo("a\0b");
  }

  @Test
  void a_block_whose_padding_is_bad_gives_the_substitute() {
    byte[] good = padded("message");

    assertThat(message(with(good, 0, 1))).isEqualTo("substitute");
    assertThat(message(with(good, 0, 0x80))).isEqualTo("substitute");
    assertThat(message(with(good, 1, 1))).isEqualTo("substitute");
    assertThat(message(with(good, 1, 0x82))).isEqualTo("substitute");
    for (int at = 2; at < 10; at++) {
      assertThat(message(with(good, at, 0))).as("a zero at " + at).isEqualTo("substitute");
    }
    assertThat(message(with(good, 10, 0))).as("eight bytes are enough").endsWith("message").isNotEqualTo("message");
    assertThat(message(with(good, SIZE - 8, 0x5A))).as("no end").isEqualTo("substitute");
    assertThat(message(new byte[SIZE])).isEqualTo("substitute");
  }

  @Test
  void a_substitute_without_an_end_is_an_empty_message() {
    byte[] endless = padded("x");
    endless[SIZE - 2] = 1;

    assertThat(Padding.remove(new byte[SIZE], endless)).isEmpty();
  }
}
