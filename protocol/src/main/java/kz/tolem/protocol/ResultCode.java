package kz.tolem.protocol;

import java.util.Optional;

/** What a status call found. Source: EPAY.md 8.3; 105 and 108 do not exist. */
public enum ResultCode {
  /** There is a payment; whether it is paid stands in its {@link StatusName}. */
  FOUND("100", "SUCCESS"),
  /** The payment failed for good. */
  REJECTED("101", "REJECT"),
  /** No payment yet; the buyer may still be on the page. */
  NOT_FOUND("102", "INVOICE NOT FOUND"),
  /** An error on the bank's side: ask again. */
  ERROR("103", "ERROR"),
  /** The token names no terminal: get one that does. */
  TERMINAL_ABSENT("104", "TERMINAL IS ABSENT IN TOKEN"),
  TERMINAL_INCORRECT("106", "INCORRECT TERMINAL"),
  /** The outcome is not known yet: ask again later. */
  IN_PROGRESS("107", "IN PROGRESS"),
  /** The terminal belongs to another client. */
  TERMINAL_FOREIGN("109", "TERMINAL DOES NOT BELONG TO CLIENT");

  private final String code;
  private final String message;

  ResultCode(String code, String message) {
    this.code = code;
    this.message = message;
  }

  /** The code of a reply, empty when the documents do not know it. */
  public static Optional<ResultCode> find(String code) {
    for (ResultCode known : values()) {
      if (known.code.equals(code)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** The code as on the wire, always a text. */
  public String code() {
    return code;
  }

  /** The text beside the code; the one of 100 is documented, the others are ours. */
  public String message() {
    return message;
  }
}
