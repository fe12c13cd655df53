package kz.tolem.gateway.http;

import java.util.regex.Pattern;

/// Turns the path of a request line into the one that routes are looked up by. Everything two readers could
/// understand differently is refused: encoded slashes, dot segments, path parameters, control characters.
final class Paths {

  private static final Pattern MANY_DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9]){11,}");

  private Paths() {}

  /// The path with its slashes collapsed.
  ///
  /// @param raw as sent, still encoded
  /// @param decoded the same, decoded
  /// @throws BadRequest for a path with more than one meaning
  static String normalise(String raw, String decoded) {
    if (raw == null || decoded == null || !raw.startsWith("/")) {
      throw refused();
    }
    boolean plain = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == ';' || c == '\\' || Character.isISOControl(c)) {
        throw refused();
      }
      plain &= c != '%' && c != '.' && !(c == '/' && i > 0 && raw.charAt(i - 1) == '/');
    }
    if (plain) {
      return raw;
    }
    if (hasDotSegment(raw) || hasEncodedTrick(raw)) {
      throw refused();
    }
    return collapse(decoded);
  }

  private static boolean hasDotSegment(String raw) {
    for (int from = 0; from >= 0; from = raw.indexOf('/', from + 1)) {
      int next = raw.indexOf('/', from + 1);
      String segment = raw.substring(from + 1, next < 0 ? raw.length() : next).replace("%2e", ".").replace("%2E", ".");
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }

  /// Encoded control characters, slash, backslash and percent sign: the last would hide any of the others.
  private static boolean hasEncodedTrick(String raw) {
    for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
      int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
      int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
      int value = high << 4 | low;
      if (high < 0 || low < 0 || value < ' ' || value == 0x7F || value == '/' || value == '\\' || value == '%') {
        return true;
      }
    }
    return false;
  }

  private static String collapse(String decoded) {
    StringBuilder path = new StringBuilder(decoded.length());
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (Character.isISOControl(c)) {
        throw refused();
      }
      if (c != '/' || i == 0 || decoded.charAt(i - 1) != '/') {
        path.append(c);
      }
    }
    return path.toString();
  }

  /// What of a text from outside may stand in a log: where a card number could hide, in a run of twelve digits and more,
  /// single blanks and dashes between them, stands a mark.
  static String loggable(String text) {
    return MANY_DIGITS.matcher(text).replaceAll("(digits)");
  }

  private static BadRequest refused() {
    return new BadRequest("the path is ambiguous or malformed");
  }
}
