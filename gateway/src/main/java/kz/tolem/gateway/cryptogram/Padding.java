package kz.tolem.gateway.cryptogram;

import java.util.Arrays;

/// Takes the padding of PKCS #1 v1.5 off a decrypted block without telling, by its time or its result, whether there was
/// one. Whoever could tell would decrypt other people's cryptograms (Bleichenbacher). ADR 24.
///
/// A block is `00 02`, eight or more bytes that are not zero, `00`, the message (RFC 8017, 7.2).
final class Padding {

  private static final int PADDING_MIN = 8;
  private static final int PADDING_FROM = 2;
  private static final int END_FROM = PADDING_FROM + PADDING_MIN;

  private Padding() {}

  /// The message; of a block that is not padded so, the message of the substitute.
  ///
  /// Every byte of both is looked at, whatever they are, and no step depends on what they hold, but for the length of
  /// the copy at the end. That is the substitute's when the padding is bad, and of the same spread as that of a block
  /// that is well padded by chance.
  ///
  /// @param substitute as long as the block, unguessable, and the same for the same block
  static byte[] remove(byte[] block, byte[] substitute) {
    int bad = block[0] | block[1] ^ 2;
    for (int i = PADDING_FROM; i < END_FROM; i++) {
      bad |= ifZero(block[i]);
    }
    int ends = 0;
    for (int i = END_FROM; i < block.length; i++) {
      ends |= ifZero(block[i]);
    }
    bad |= ~ends;
    int otherwise = ~ifZeroInt(bad);

    byte[] chosen = new byte[block.length];
    for (int i = 0; i < block.length; i++) {
      chosen[i] = (byte) (block[i] & ~otherwise | substitute[i] & otherwise);
    }
    int from = block.length;
    int found = 0;
    for (int i = END_FROM; i < block.length; i++) {
      int end = ifZero(chosen[i]);
      int first = end & ~found;
      from = from & ~first | (i + 1) & first;
      found |= end;
    }
    byte[] message = Arrays.copyOfRange(chosen, from, chosen.length);
    Arrays.fill(chosen, (byte) 0);
    return message;
  }

  /// All bits set for zero, none otherwise.
  private static int ifZero(byte value) {
    return (value & 0xFF) - 1 >> 31;
  }

  private static int ifZeroInt(int value) {
    return ~((value | -value) >> 31);
  }
}
