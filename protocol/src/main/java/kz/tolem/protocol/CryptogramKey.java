package kz.tolem.protocol;

import java.util.Optional;

/**
 * How the name of the field {@code cryptogram} is spelt. In the bank's samples and in its mobile kit the first letter
 * is the Cyrillic U+0441, which looks the same. Reading takes either. Source: EPAY.md 7.3; 13, no. 30.
 */
public enum CryptogramKey {
  LATIN,
  CYRILLIC,
  /** Both fields, the Cyrillic one first: understood by every server. */
  BOTH;

  private static final String LATIN_NAME = "cryptogram";

  /** Written as an escape, or nobody would see it. */
  private static final String CYRILLIC_NAME = "\u0441ryptogram";

  static Optional<String> read(Fields in) {
    return in.text(LATIN_NAME, CYRILLIC_NAME);
  }

  void write(JsonWriter out, String cryptogram) {
    if (this != LATIN) {
      out.text(CYRILLIC_NAME, cryptogram);
    }
    if (this != CYRILLIC) {
      out.text(LATIN_NAME, cryptogram);
    }
  }
}
