package kz.tolem.torture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Picks a value out of flat JSON that Tolem wrote.
final class JsonText {

  private JsonText() {}

  /// A text or a number by its name; empty text when it is not there.
  static String text(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"([^\"]*)\"|([-0-9.]+))").matcher(json);
    if (!found.find()) {
      return "";
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
