package kz.tolem.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads `application/x-www-form-urlencoded` strictly: a percent sign stands before two hexadecimal digits, and names
/// and values are UTF-8. Empty pairs (`a=1&&b=2`) are skipped. Source: the URL standard, section 5.1.
final class UrlEncoded {

  private UrlEncoded() {}

  static Map<String, String> read(String encoded, String where) {
    return read(encoded.getBytes(StandardCharsets.UTF_8), where);
  }

  static Map<String, String> read(byte[] encoded, String where) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    byte[] decoded = new byte[encoded.length];
    int from = 0;
    while (from < encoded.length) {
      int end = indexOf(encoded, '&', from, encoded.length);
      if (end > from) {
        int equals = indexOf(encoded, '=', from, end);
        String name = decode(encoded, from, equals, decoded, where);
        String value = decode(encoded, Math.min(equals + 1, end), end, decoded, where);
        Forms.put(fields, name, value, where);
      }
      from = end + 1;
    }
    return Collections.unmodifiableMap(fields);
  }

  private static String decode(byte[] encoded, int from, int end, byte[] decoded, String where) {
    int length = 0;
    for (int i = from; i < end; i++) {
      byte b = encoded[i];
      if (b == '%') {
        decoded[length++] = hex(encoded, i + 1, end, where);
        i += 2;
      } else {
        decoded[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    return Forms.text(decoded, length, where);
  }

  private static byte hex(byte[] encoded, int at, int end, String where) {
    int high = at + 1 < end ? Character.digit(encoded[at], 16) : -1;
    int low = at + 1 < end ? Character.digit(encoded[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      throw new BadRequest("the " + where + " has a percent sign without two hexadecimal digits");
    }
    return (byte) (high << 4 | low);
  }

  /// The first place of the byte, or the end.
  private static int indexOf(byte[] bytes, char wanted, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != wanted) {
      i++;
    }
    return i;
  }
}
