package kz.tolem.gateway.cryptogram;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.edge.SecureIds;
import kz.tolem.protocol.TerminalId;

/// Measures whether the time of an opening tells a well padded block with senseless content, which is what an attacker
/// hopes for, from a badly padded one. No test: a machine that does other things decides about it. ADR 24 has the result.
///
/// Argument: how many of each. Prints medians and Welch's t; from 4.5 on (in either direction) one would look for a leak.
final class CryptogramTiming {

  private CryptogramTiming() {}

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    Random random = new Random(42);
    try (TestGateway gateway = TestGateway.start()) {
      CryptogramKeys keys = new CryptogramKeys(gateway.database(), gateway.keys(), gateway.ids(), gateway.clock());
      Cryptograms cryptograms = new Cryptograms(keys, new SecureIds(gateway.clock()));
      PublicKey key = CardCryptogram.publicKey(keys.publicKey());
      TerminalId terminal = new TerminalId(gateway.ids().random());
      long[][] nanos = new long[2][count];
      for (int i = -count / 10; i < count; i++) {
        int first = random.nextInt(2); // in a random order, so that no rhythm of the machine stands for a leak
        for (int k = 0; k < 2; k++) {
          int which = first ^ k;
          String cryptogram = CardCryptogram.ofBlock(key, block(random, which == 0));
          long from = System.nanoTime();
          cryptograms.open(cryptogram, terminal, "");
          long took = System.nanoTime() - from;
          if (i >= 0) {
            nanos[which][i] = took;
          }
        }
      }
      System.out.printf(
          Locale.ROOT,
          "well padded: median %d us; badly padded: median %d us; Welch's t of the middle 80 %%: %s%n",
          median(nanos[0]),
          median(nanos[1]),
          welch(nanos[0], nanos[1]));
    }
  }

  /// A block of senseless bytes, padded or not.
  private static byte[] block(Random random, boolean padded) {
    byte[] block = new byte[CryptogramKey.BYTES];
    random.nextBytes(block);
    block[0] = 0;
    block[1] = (byte) (padded ? 2 : 3);
    for (int i = 2; i < 10; i++) {
      block[i] |= 1;
    }
    return block;
  }

  private static long median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1000;
  }

  private static String welch(long[] a, long[] b) {
    var first = middle(a);
    var second = middle(b);
    var difference = mean(first).subtract(mean(second));
    var error =
        variance(first)
            .divide(java.math.BigDecimal.valueOf(first.length), CONTEXT)
            .add(variance(second).divide(java.math.BigDecimal.valueOf(second.length), CONTEXT))
            .sqrt(CONTEXT);
    return difference.divide(error, CONTEXT).setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
  }

  private static final java.math.MathContext CONTEXT = java.math.MathContext.DECIMAL64;

  private static long[] middle(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return Arrays.copyOfRange(sorted, sorted.length / 10, sorted.length - sorted.length / 10);
  }

  private static java.math.BigDecimal mean(long[] values) {
    return java.math.BigDecimal.valueOf(Arrays.stream(values).sum())
        .divide(java.math.BigDecimal.valueOf(values.length), CONTEXT);
  }

  private static java.math.BigDecimal variance(long[] values) {
    var mean = mean(values);
    var sum = java.math.BigDecimal.ZERO;
    for (long value : values) {
      var off = java.math.BigDecimal.valueOf(value).subtract(mean);
      sum = sum.add(off.multiply(off));
    }
    return sum.divide(java.math.BigDecimal.valueOf(values.length - 1L), CONTEXT);
  }
}
