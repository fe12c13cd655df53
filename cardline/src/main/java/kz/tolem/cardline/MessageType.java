package kz.tolem.cardline;

import java.util.Arrays;
import java.util.Optional;

/// The messages of the line. Source: ISO 8583:1987; docs/reference/acquirer-iso8583.md.
public enum MessageType {
  AUTHORISATION("0100", "block an amount, or ask whether a card is good"),
  AUTHORISATION_REPLY("0110", "its answer"),
  PURCHASE("0200", "take an amount at once, or give one back"),
  PURCHASE_REPEAT("0201", "the same again, because no answer came"),
  PURCHASE_REPLY("0210", "its answer"),
  COMPLETION("0220", "take what was blocked, or a part of it"),
  COMPLETION_REPEAT("0221", "the same again, because no answer came"),
  COMPLETION_REPLY("0230", "its answer"),
  REVERSAL("0400", "release a block that was approved, as the shop asked"),
  REVERSAL_REPEAT("0401", "the same again, because no answer came"),
  REVERSAL_REPLY("0410", "its answer"),
  REVERSAL_ADVICE("0420", "undo a request whose answer never came, or came too late"),
  REVERSAL_ADVICE_REPEAT("0421", "the same again, because no answer came"),
  REVERSAL_ADVICE_REPLY("0430", "its answer"),
  NETWORK("0800", "sign on, sign off, echo test"),
  NETWORK_REPLY("0810", "its answer");

  private final String code;
  private final String meaning;

  MessageType(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// The four digits of the message type indicator.
  public String code() {
    return code;
  }

  /// What it is for, in a few words.
  public String meaning() {
    return meaning;
  }

  /// The number that the four digits are in base 16, as the packing library wants it.
  int number() {
    return Integer.parseInt(code, 16);
  }

  /// The type of four digits; empty when the line has no such message.
  public static Optional<MessageType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /// The type that answers this one; an answer is its own.
  public MessageType reply() {
    return of(code.substring(0, 2) + (code.charAt(2) == '2' || code.charAt(2) == '3' ? "30" : "10")).orElseThrow();
  }

  /// Whether this answers another message.
  public boolean isReply() {
    return reply() == this;
  }

  /// The type that sends this request again.
  public MessageType repeat() {
    return of(code.substring(0, 3) + "1").orElseThrow();
  }
}
