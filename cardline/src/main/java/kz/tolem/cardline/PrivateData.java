package kz.tolem.cardline;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Field 48: what ISO 8583 leaves to the two ends of a line. Parts one after the other, each with a tag of two digits,
/// its length in three digits, and its text. Immutable; prints nothing, since a part may be a security code.
public final class PrivateData {

  /// The parts. Source: docs/reference/acquirer-iso8583.md.
  public enum Part {
    PAYMENT("01", "the payment, a UUID: by it a host knows a repeat, and what a follow-up is about"),
    OPERATION("02", "the completion, release or refund, a UUID: by it a host knows a repeat"),
    INVOICE("03", "the shop's order number"),
    CVC("04", "the card's security code; never kept by anyone"),
    USE("05", "why the card is used: `ONCE`, `FIRST`, `BUYER_PRESENT`, `UNSCHEDULED`, `SCHEDULED`"),
    NETWORK_ID("06", "the scheme's id of the transaction; in a request, of the first one with this card"),
    ECI("07", "electronic commerce indicator of 3-D Secure"),
    PROOF("08", "the issuer's cryptogram of 3-D Secure, in Base64"),
    HOST_REFERENCE("09", "the host's own reference, 16 letters and digits");

    private final String tag;
    private final String meaning;

    Part(String tag, String meaning) {
      this.tag = tag;
      this.meaning = meaning;
    }

    public String tag() {
      return tag;
    }

    public String meaning() {
      return meaning;
    }

    private static Optional<Part> of(String tag) {
      return Arrays.stream(values()).filter(part -> part.tag.equals(tag)).findFirst();
    }
  }

  private static final int HEAD = 5;

  private final Map<Part, String> parts;

  private PrivateData(Map<Part, String> parts) {
    this.parts = parts;
  }

  public static PrivateData none() {
    return new PrivateData(Map.of());
  }

  /// The same with one part more; an empty text adds nothing.
  public PrivateData with(Part part, String text) {
    if (text.isEmpty()) {
      return this;
    }
    Map<Part, String> more = new EnumMap<>(Part.class);
    more.putAll(parts);
    more.put(part, text);
    return new PrivateData(more);
  }

  /// Reads what stands in field 48. Tags that are not known are passed over; what is cut short is not read.
  public static PrivateData read(String text) {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    int at = 0;
    while (at + HEAD <= text.length() && text.substring(at, at + HEAD).matches("[0-9]{5}")) {
      int end = at + HEAD + Integer.parseInt(text.substring(at + 2, at + HEAD));
      if (end > text.length()) {
        break;
      }
      String value = text.substring(at + HEAD, end);
      Part.of(text.substring(at, at + 2)).ifPresent(part -> parts.put(part, value));
      at = end;
    }
    return new PrivateData(parts);
  }

  /// As it stands in field 48.
  public String write() {
    StringBuilder text = new StringBuilder();
    parts.forEach((part, value) -> text.append(part.tag).append("%03d".formatted(value.length())).append(value));
    return text.toString();
  }

  /// The text of a part; empty text when it is not there.
  public String text(Part part) {
    return parts.getOrDefault(part, "");
  }

  @Override
  public String toString() {
    return "private data";
  }
}
