package kz.tolem.protocol;

/** Every limit of the messages, the documents' and ours. Each name carries its unit. */
public final class ProtocolLimits {

  /** The longest {@code description}, in bytes of UTF-8. Source: EPAY.md 3.2 (SEED). */
  public static final int DESCRIPTION_BYTES_MAX = 125;

  /** The life of a token where nothing else is configured, in seconds. Source: EPAY.md 2.4 (SEED). */
  public static final long TOKEN_LIFE_SECONDS = 7200;

  /** The smallest refund, in major units. Source: EPAY.md 14, no. 12. */
  public static final int REFUND_MAJOR_UNITS_MIN = 10;

  /** The longest single text, in bytes of UTF-8; {@code data} is the one that may come near. Ours. */
  public static final int TEXT_BYTES_MAX = 8 * 1024;

  /** The longest number, in characters, whether it stands as a number or in a text. Ours. */
  public static final int NUMBER_CHARS_MAX = 40;

  /** How deep objects and lists may nest, the message itself included. Ours. */
  public static final int NESTING_MAX = 16;

  /** The most fields in a form or in a payment object. Ours. */
  public static final int FORM_FIELDS_MAX = 64;

  /** The most names, values and brackets in a JSON message. Ours. */
  public static final int JSON_TOKENS_MAX = 4096;

  /** The most names, values and brackets in a message that lists cards or operations. Ours. */
  public static final int LIST_JSON_TOKENS_MAX = 128 * 1024;

  /** The most operations on one page of the operation list. Ours. */
  public static final int PAGE_SIZE_MAX = 500;

  /** The longest payment object after decompression, in characters. Ours. */
  public static final int PAYMENT_OBJECT_CHARS_MAX = 64 * 1024;

  private ProtocolLimits() {}
}
