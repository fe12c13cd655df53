package kz.tolem.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the buyer's browser brings to the issuer, an urlencoded form. Source: EPAY.md 7.5.
 *
 * @param paReq from {@link Secure3D#paReq}, Base64
 * @param md from {@link Secure3D#md}
 * @param termUrl where the issuer is to send the browser
 */
public record Secure3DForm(String paReq, String md, String termUrl) {

  /**
   * Reads a form.
   *
   * @throws MalformedMessage when it is not such a form, or lacks a field
   */
  public static Secure3DForm read(byte[] body) {
    Fields in = Fields.ofTexts(Form.parse(body));
    return new Secure3DForm(
        Secure3DAnswer.mended(in.requiredText("PaReq")), in.requiredText("MD"), in.requiredText("TermUrl"));
  }

  /** The fields by their names on the page, in the documented order. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PaReq", paReq);
    fields.put("MD", md);
    fields.put("TermUrl", termUrl);
    return fields;
  }

  /** The urlencoded body; a plus sign is written {@code %2B}. */
  public String write() {
    return Form.write(fields());
  }

  /** Nothing of the 3-D Secure step: the return address may carry the access token. */
  @Override
  public String toString() {
    return "Secure3DForm[hidden]";
  }
}
