package kz.tolem.protocol;

import java.util.Locale;

/** The buyer's language. Source: EPAY.md 4.7. */
public enum Language {
  RUSSIAN("rus", "RU", "ru"),
  KAZAKH("kaz", "KZ", "kk"),
  ENGLISH("eng", "EN", "en");

  private final String requestWord;
  private final String replyWord;
  private final String tag;

  Language(String requestWord, String replyWord, String tag) {
    this.requestWord = requestWord;
    this.replyWord = replyWord;
    this.tag = tag;
  }

  /** Reads any spelling met in the wild, in any case; what is unknown or empty is Russian. */
  public static Language of(String wire) {
    return switch (wire.strip().toLowerCase(Locale.ROOT)) {
      case "kaz", "kz", "kk" -> KAZAKH;
      case "eng", "en" -> ENGLISH;
      default -> RUSSIAN;
    };
  }

  /** The word of requests: {@code rus}, {@code kaz}, {@code eng}. */
  public String requestWord() {
    return requestWord;
  }

  /** The word of the payment reply: {@code RU}, {@code KZ}, {@code EN}. */
  public String replyWord() {
    return replyWord;
  }

  /** The word of the notification: {@code RUS}, {@code KAZ}, {@code ENG}. */
  public String notificationWord() {
    return requestWord.toUpperCase(Locale.ROOT);
  }

  /** The IETF language tag, for pages: {@code ru}, {@code kk}, {@code en}. */
  public String tag() {
    return tag;
  }
}
