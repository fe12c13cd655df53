package kz.tolem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The documents' messages, which the module `protocol` keeps: read, or sent as printed but for what belongs to a
/// shop.
public final class Example {

  /// What the examples name in the place of a shop's own.
  public static final String TERMINAL = "67e34d63-102f-4bd1-898e-370781d0074d";

  public static final String CARD = "0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c";
  public static final String TRANSACTION = "5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d";
  public static final String SERVICE_TOKEN = "S3RV1CE_T0K-EN22LETTER";
  public static final String PAYMENT_TOKEN = "K7Q2M_XW-94TPLZ0ABCDEF";

  private static final Path FOLDER = Path.of("../protocol/src/test/resources/examples");

  private Example() {}

  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A JSON object.
  public static Map<String, Object> json(String name) {
    return Json.object(name.endsWith(".http") ? bodyOf(text(name)) : text(name));
  }

  /// What follows the head of a whole HTTP message.
  public static String bodyOf(String http) {
    int end = http.indexOf("\n\n");
    return end < 0 ? "" : http.substring(end + 2).strip();
  }

  /// A header of a whole HTTP message, empty when it has none of this name.
  public static String header(String http, String name) {
    return http.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  /// Sends a whole HTTP request: its method, its path with the query, its credentials, its type, its body.
  ///
  /// @param change puts what is there in the place of what the example names
  public static Answer send(Wire wire, String name, UnaryOperator<String> change) {
    String http = change.apply(text(name));
    String[] line = http.substring(0, http.indexOf('\n')).split(" ");
    String body = bodyOf(http);
    var request = wire.to(line[1]);
    for (String header : new String[] {"Authorization", "Content-Type", "Accept"}) {
      String value = header(http, header);
      if (!value.isEmpty()) {
        request.header(header, value);
      }
    }
    return wire.send(
        request.method(line[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }
}
