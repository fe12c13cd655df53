package kz.tolem.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What a text must be to pass: real Unicode, storable, not too long. */
final class WireText {

  private WireText() {}

  /** Decodes UTF-8 strictly; the JDK's usual way would put replacement characters in place of broken bytes. */
  static String ofUtf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedMessage(what + " is not UTF-8");
    }
  }

  /**
   * Says what is wrong with a text, or nothing ({@code ""}). Half surrogate pairs cannot be written as UTF-8 again and
   * U+0000 cannot be stored by databases; both can only come from escapes.
   */
  static String problemOf(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "contains the character U+0000";
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return "contains half a surrogate pair";
        }
        i++;
        bytes += 4;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
      if (bytes > ProtocolLimits.TEXT_BYTES_MAX) {
        return "is longer than " + ProtocolLimits.TEXT_BYTES_MAX + " bytes";
      }
    }
    return "";
  }
}
