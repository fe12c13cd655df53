package kz.tolem.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the fields of a form, whatever dress it comes in, under one set of rules: each name once, all text UTF-8.
final class Forms {

  static final int FIELDS_MAX = 64;

  private Forms() {}

  static Map<String, String> read(String contentType, byte[] body) {
    if (body.length == 0) {
      return Map.of();
    }
    String charset = MediaTypes.parameter(contentType, "charset").orElse("utf-8");
    if (!charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("utf8")) {
      throw new BadRequest(415, "a form is sent in UTF-8");
    }
    return switch (MediaTypes.withoutParameters(contentType)) {
      case "application/x-www-form-urlencoded" -> UrlEncoded.read(body, "form");
      case "multipart/form-data" ->
          MultipartForm.read(
              MediaTypes.parameter(contentType, "boundary")
                  .filter(boundary -> !boundary.isEmpty() && boundary.length() <= 70)
                  .orElseThrow(() -> new BadRequest("the multipart form has no usable boundary")),
              body);
      default ->
          throw new BadRequest(415, "a form is application/x-www-form-urlencoded or multipart/form-data");
    };
  }

  /// Puts one more field and refuses what is ambiguous or too much.
  static void put(LinkedHashMap<String, String> fields, String name, String value, String where) {
    if (name.isEmpty()) {
      throw new BadRequest("the " + where + " has a field without a name");
    }
    if (fields.size() == FIELDS_MAX) {
      throw new BadRequest("the " + where + " has more than " + FIELDS_MAX + " fields");
    }
    if (fields.putIfAbsent(name, value) != null) {
      throw new BadRequest("the " + where + " has a field more than once");
    }
  }

  /// Decodes UTF-8 and refuses what is not.
  static String text(byte[] utf8, int length, String where) {
    String text = new String(utf8, 0, length, StandardCharsets.UTF_8);
    // Only a text with the replacement character can have been bad; the fast way comes first.
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRequest("the " + where + " is not UTF-8");
    }
  }
}
