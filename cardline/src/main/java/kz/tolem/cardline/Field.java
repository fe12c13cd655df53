package kz.tolem.cardline;

import com.solab.iso8583.IsoType;
import java.util.Arrays;
import java.util.Optional;

/// The data elements that the line's messages carry. Source: ISO 8583:1987; docs/reference/acquirer-iso8583.md.
public enum Field {
  CARD_NUMBER(2, IsoType.LLVAR, 19, "card number; in authorisation and purchase only"),
  PROCESSING_CODE(3, IsoType.NUMERIC, 6, "000000 pay, 200000 give back"),
  AMOUNT(4, IsoType.NUMERIC, 12, "amount in minor units"),
  TRANSMITTED_AT(7, IsoType.NUMERIC, 10, "MMDDhhmmss, UTC: when the payment or operation was begun"),
  TRACE(11, IsoType.NUMERIC, 6, "system trace audit number (STAN)"),
  LOCAL_TIME(12, IsoType.NUMERIC, 6, "hhmmss, UTC"),
  LOCAL_DATE(13, IsoType.NUMERIC, 4, "MMDD, UTC"),
  EXPIRY(14, IsoType.NUMERIC, 4, "YYMM of the card"),
  ENTRY_MODE(22, IsoType.NUMERIC, 3, "012 typed, 102 kept on file"),
  CONDITION(25, IsoType.NUMERIC, 2, "59 electronic commerce, 51 is the card good"),
  INSTITUTION(32, IsoType.LLVAR, 11, "acquiring institution (`TOLEM_CARD_HOST_INSTITUTION`)"),
  REFERENCE(37, IsoType.ALPHA, 12, "the host's retrieval reference; in answers, and in what follows them"),
  APPROVAL_CODE(38, IsoType.ALPHA, 6, "the issuer's approval code"),
  RESPONSE_CODE(39, IsoType.ALPHA, 2, "the answer: see the table of response codes"),
  TERMINAL(41, IsoType.ALPHA, 8, "the terminal's number"),
  MORE_RESPONSE(44, IsoType.LLVAR, 25, "the exact ePay code of a decline, when the host knows it"),
  PRIVATE(48, IsoType.LLLVAR, 999, "private data: see the table of its parts"),
  CURRENCY(49, IsoType.NUMERIC, 3, "ISO 4217 number of the currency"),
  NETWORK_CODE(70, IsoType.NUMERIC, 3, "001 sign on, 002 sign off, 301 echo test"),
  ORIGINAL(90, IsoType.NUMERIC, 42, "what is followed or undone: its type, STAN, field 7, then institution and zeros");

  private final int number;
  private final IsoType type;
  private final int length;
  private final String meaning;

  Field(int number, IsoType type, int length, String meaning) {
    this.number = number;
    this.type = type;
    this.length = length;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  IsoType type() {
    return type;
  }

  /// How many characters it has, or may have when its length varies.
  public int length() {
    return length;
  }

  /// How it is written: `n 6`, `an..19`.
  public String format() {
    return switch (type) {
      case NUMERIC -> "n " + length;
      case LLVAR, LLLVAR -> "ans.." + length;
      default -> "an " + length;
    };
  }

  /// What it holds, in a few words.
  public String meaning() {
    return meaning;
  }

  /// Whether a text may stand in it.
  boolean takes(String text) {
    return type == IsoType.NUMERIC
        ? text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9')
        : text.length() <= length && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  static Optional<Field> of(int number) {
    return Arrays.stream(values()).filter(field -> field.number == number).findFirst();
  }
}
