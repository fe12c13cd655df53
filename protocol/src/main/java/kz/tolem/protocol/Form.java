package kz.tolem.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of the type {@code application/x-www-form-urlencoded}. Source: WHATWG URL Standard, section 5. */
public final class Form {

  private Form() {}

  /**
   * Reads a form body strictly: broken escapes, bytes that are not UTF-8, a field named twice and more than
   * {@link ProtocolLimits#FORM_FIELDS_MAX} fields are refused. A field without a value has an empty one; an empty body
   * has no fields.
   *
   * @return the fields in the order of the body
   * @throws MalformedMessage when the body is not such a form
   */
  public static Map<String, String> parse(byte[] body) {
    return split(WireText.ofUtf8(body, "the body"), true);
  }

  /** Writes the fields in the map's order; blanks become {@code +}. */
  public static String write(Map<String, String> fields) {
    StringBuilder form = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          form.append(form.isEmpty() ? "" : "&");
          form.append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=');
          form.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
    return form.toString();
  }

  /** Splits {@code a=1&b=2} and decodes both sides. The page's parameters use it too, with {@code +} as a plus sign. */
  static Map<String, String> split(String text, boolean plusIsBlank) {
    Map<String, String> fields = new LinkedHashMap<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('&', start);
      if (end < 0) {
        end = text.length();
      }
      if (end > start) {
        addField(fields, text.substring(start, end), plusIsBlank);
      }
      start = end + 1;
    }
    return fields;
  }

  private static void addField(Map<String, String> fields, String pair, boolean plusIsBlank) {
    int equals = pair.indexOf('=');
    String name = PercentCode.decode(equals < 0 ? pair : pair.substring(0, equals), plusIsBlank);
    String value = PercentCode.decode(equals < 0 ? "" : pair.substring(equals + 1), plusIsBlank);
    String problem = WireText.problemOf(value);
    if (!problem.isEmpty()) {
      throw MalformedMessage.sentField(name, problem);
    }
    if (fields.putIfAbsent(name, value) != null) {
      throw MalformedMessage.sentField(name, "is given twice");
    }
    if (fields.size() > ProtocolLimits.FORM_FIELDS_MAX) {
      throw new MalformedMessage("there are more than " + ProtocolLimits.FORM_FIELDS_MAX + " fields");
    }
  }
}
