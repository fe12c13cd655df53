package kz.tolem.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Several texts as one, of letters, digits, hyphens, underscores and points: fit for any column. */
final class StoredText {

  private StoredText() {}

  static String of(String version, List<String> parts) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    StringBuilder text = new StringBuilder(version);
    parts.forEach(part -> text.append('.').append(base64.encodeToString(part.getBytes(StandardCharsets.UTF_8))));
    return text.toString();
  }

  /**
   * Takes such a text apart.
   *
   * @throws IllegalArgumentException when it is none of this version
   */
  static List<String> parts(String version, int count, String text) {
    String[] all = text.split("\\.", -1);
    if (!all[0].equals(version) || all.length != count + 1) {
      throw new IllegalArgumentException("this is no stored text of version " + version);
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parts.add(new String(Base64.getUrlDecoder().decode(all[i]), StandardCharsets.UTF_8));
    }
    return parts;
  }
}
