package kz.tolem.protocol;

/**
 * The bytes are not the message they should be. The text is plain English for the sender's developer: it names the
 * field and never repeats a value, so it may be logged and sent back. Carries no stack trace.
 */
public final class MalformedMessage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN_NAME_CHARS_MAX = 32;

  MalformedMessage(String message) {
    super(message, null, false, false);
  }

  /** The problem of a field whose name is ours. */
  static MalformedMessage field(String name, String problem) {
    return new MalformedMessage(name + " " + problem);
  }

  /**
   * The problem of a field whose name the sender chose. A name could itself be a secret or a card number (a body of a
   * wrong type, read as names), so only a name that looks like one is shown.
   */
  static MalformedMessage sentField(String name, String problem) {
    return new MalformedMessage((looksLikeName(name) ? name : "a field") + " " + problem);
  }

  private static boolean looksLikeName(String name) {
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit) {
        return false;
      }
      digits += digit ? 1 : 0;
    }
    return !name.isEmpty() && name.length() <= SHOWN_NAME_CHARS_MAX && digits <= 2;
  }
}
