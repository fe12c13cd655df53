package kz.tolem.protocol;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Packs one text; see {@link LzString} for the form. To be used once. */
final class LzCompressor {
  private final LzString.Width width = new LzString.Width();
  private final StringBuilder out = new StringBuilder();
  private final Map<Integer, Integer> units = new HashMap<>();
  private final Map<Long, Integer> longerPhrases = new HashMap<>();
  private final BitSet unsent = new BitSet();
  private int nextPhrase = LzString.FIRST_PHRASE;
  private int bitsHeld;
  private int bitCount;

  String compress(String text) {
    int phrase = -1;
    for (int i = 0; i < text.length(); i++) {
      int unit = unitPhrase(text.charAt(i));
      if (phrase < 0) {
        phrase = unit;
        continue;
      }
      Long longer = (long) phrase << 16 | text.charAt(i);
      Integer known = longerPhrases.get(longer);
      if (known != null) {
        phrase = known;
      } else {
        send(phrase, text.charAt(i - 1));
        longerPhrases.put(longer, nextPhrase++);
        phrase = unit;
      }
    }
    if (phrase >= 0) {
      send(phrase, text.charAt(text.length() - 1));
    }
    put(LzString.END, width.bits);
    flush();
    return out.toString();
  }

  /** The phrase of a single unit, entered when the unit is new. */
  private int unitPhrase(char unit) {
    return units.computeIfAbsent(
        (int) unit,
        u -> {
          unsent.set(nextPhrase);
          return nextPhrase++;
        });
  }

  /** Sends a phrase: a unit's first time in full, everything else by its code. */
  private void send(int phrase, char lastUnit) {
    if (unsent.get(phrase)) {
      unsent.clear(phrase);
      boolean narrow = lastUnit < 256;
      put(narrow ? LzString.UNIT_8_BITS : LzString.UNIT_16_BITS, width.bits);
      put(lastUnit, narrow ? 8 : 16);
      width.grow();
    } else {
      put(phrase, width.bits);
    }
    width.grow();
  }

  private void put(int value, int bits) {
    for (int i = 0; i < bits; i++) {
      bitsHeld = bitsHeld << 1 | value >> i & 1;
      if (++bitCount == 6) {
        out.append(LzString.character(bitsHeld));
        bitsHeld = 0;
        bitCount = 0;
      }
    }
  }

  /** Fills the last character; the script adds one even when nothing is held. */
  private void flush() {
    out.append(LzString.character(bitsHeld << 6 - bitCount));
  }
}
