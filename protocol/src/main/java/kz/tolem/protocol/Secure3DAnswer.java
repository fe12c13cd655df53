package kz.tolem.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the buyer's browser brings back from the issuer, an urlencoded form. Source: EPAY.md 7.5, variant A.
 *
 * @param paRes the issuer's answer, Base64
 * @param md from {@link Secure3D#md}, unchanged
 */
public record Secure3DAnswer(String paRes, String md) {

  /**
   * Reads a form.
   *
   * @throws MalformedMessage when it is not such a form, or lacks a field
   */
  public static Secure3DAnswer read(byte[] body) {
    Fields in = Fields.ofTexts(Form.parse(body));
    return new Secure3DAnswer(mended(in.requiredText("PaRes")), in.requiredText("MD"));
  }

  /** Base64 knows no blanks: each one is a plus sign that a careless sender did not encode. */
  static String mended(String base64) {
    return base64.replace(' ', '+');
  }

  /** The urlencoded body; a plus sign is written {@code %2B}. */
  public String write() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PaRes", paRes);
    fields.put("MD", md);
    return Form.write(fields);
  }

  /** Nothing of the 3-D Secure step. */
  @Override
  public String toString() {
    return "Secure3DAnswer[hidden]";
  }
}
