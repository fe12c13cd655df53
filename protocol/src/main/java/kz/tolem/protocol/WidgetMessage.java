package kz.tolem.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the payment page tells the window around it, a JSON text. Source: EPAY.md 4.2.
 *
 * <p>Not a proof of payment; the shop asks for the status.
 */
public record WidgetMessage(boolean success) {

  /**
   * Reads the message; success is the exact boolean {@code true}, everything else is none.
   *
   * @throws MalformedMessage when the text is not one JSON object
   */
  public static WidgetMessage read(String text) {
    Fields in = JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    return new WidgetMessage(!in.isQuoted("success") && in.text("success").equals(Optional.of("true")));
  }

  /** The JSON text. */
  public String write() {
    return new String(JsonWriter.write(out -> out.flag("success", success)), StandardCharsets.UTF_8);
  }
}
