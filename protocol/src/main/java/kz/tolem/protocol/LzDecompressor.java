package kz.tolem.protocol;

import java.util.Arrays;

/** Restores one text; see {@link LzString} for the form and the limit. To be used once. */
final class LzDecompressor {
  private final LzString.Width width = new LzString.Width();
  private final StringBuilder out = new StringBuilder();
  private final String packed;
  private int bitsRead;

  /** Phrases are places in the output: each one is a stretch of what was already written. */
  private int[] starts = new int[256];

  private int[] lengths = new int[256];
  private int nextPhrase = LzString.FIRST_PHRASE;

  LzDecompressor(String packed) {
    this.packed = packed;
  }

  String decompress() {
    int previousStart = -1;
    int previousLength = 0;
    while (true) {
      int code = take(width.bits);
      if (code == LzString.END) {
        return out.toString();
      }
      int start = out.length();
      int length;
      if (code == LzString.UNIT_8_BITS || code == LzString.UNIT_16_BITS) {
        append((char) take(code == LzString.UNIT_8_BITS ? 8 : 16));
        length = 1;
        enter(start, length);
        width.grow();
      } else if (code < nextPhrase) {
        length = lengths[code];
        copy(starts[code], length);
      } else if (code == nextPhrase && previousStart >= 0) {
        // The phrase that is just coming into being: the previous one and its own first unit.
        length = previousLength + 1;
        copy(previousStart, length);
      } else {
        throw damaged();
      }
      if (previousStart >= 0) {
        enter(previousStart, previousLength + 1);
      }
      width.grow();
      previousStart = start;
      previousLength = length;
    }
  }

  private int take(int bits) {
    int value = 0;
    for (int i = 0; i < bits; i++) {
      int index = bitsRead / 6;
      int sixBits = index < packed.length() ? LzString.sixBits(packed.charAt(index)) : -1;
      if (sixBits < 0) {
        throw damaged();
      }
      value |= (sixBits >> 5 - bitsRead % 6 & 1) << i;
      bitsRead++;
    }
    return value;
  }

  private void append(char unit) {
    if (out.length() == ProtocolLimits.PAYMENT_OBJECT_CHARS_MAX) {
      throw new MalformedMessage("params unpack to more than 65536 characters");
    }
    out.append(unit);
  }

  /** Copies from what was written; the stretch may reach into what is being written. */
  private void copy(int start, int length) {
    for (int i = 0; i < length; i++) {
      append(out.charAt(start + i));
    }
  }

  private void enter(int start, int length) {
    if (nextPhrase == starts.length) {
      starts = Arrays.copyOf(starts, nextPhrase * 2);
      lengths = Arrays.copyOf(lengths, nextPhrase * 2);
    }
    starts[nextPhrase] = start;
    lengths[nextPhrase] = length;
    nextPhrase++;
  }

  private static MalformedMessage damaged() {
    return new MalformedMessage("params are damaged");
  }
}
