package kz.tolem.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example messages of the protocol reference. */
final class Examples {

  private Examples() {}

  static Set<String> names() {
    try (var files = Files.list(folder())) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The text of a form file without the line end that closes the file. */
  static byte[] form(String name) {
    return text(name).strip().getBytes(StandardCharsets.UTF_8);
  }

  /** What follows the head of a whole HTTP message; the files have bare line feeds. */
  static byte[] body(String name) {
    String message = text(name);
    return message.substring(message.indexOf("\n\n") + 2).getBytes(StandardCharsets.UTF_8);
  }

  /** The path of a whole HTTP request, with its query. */
  static URI target(String name) {
    return URI.create(text(name).split(" ", 3)[1]);
  }

  /** The parameters in the path of a whole HTTP request. */
  static Map<String, String> query(String name) {
    String query = target(name).getRawQuery();
    return query == null ? Map.of() : Form.parse(query.getBytes(StandardCharsets.UTF_8));
  }

  /** The address to which a whole HTTP response sends the browser. */
  static URI location(String name) {
    String message = text(name);
    int start = message.indexOf("Location: ") + 10;
    return URI.create(message.substring(start, message.indexOf('\n', start)));
  }

  /** The fields of a multipart body. */
  static Map<String, String> parts(String name) {
    String message = new String(body(name), StandardCharsets.UTF_8);
    Matcher part = Pattern.compile("name=\"([^\"]+)\"\n\n([^\n]*)\n--").matcher(message);
    Map<String, String> fields = new LinkedHashMap<>();
    while (part.find()) {
      fields.put(part.group(1), part.group(2));
    }
    return fields;
  }

  private static Path folder() {
    try {
      return Path.of(Examples.class.getResource("/examples").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
