package kz.tolem.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A real server on a free port and two ways to talk to it: a well-behaved client and a bare socket.
final class Fixture implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  private final HttpServer server;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Fixture(HttpSettings settings, Routes routes) {
    server = HttpServer.start(settings, routes);
  }

  static Fixture serving(Route... routes) {
    Routes all = new Routes();
    for (Route route : routes) {
      all.add(route);
    }
    return new Fixture(settings(), all);
  }

  /// The usual limits, but waits that a test can sit out.
  static HttpSettings settings() {
    HttpSettings usual = HttpSettings.of("127.0.0.1", 0);
    return new HttpSettings(
        usual.host(),
        usual.port(),
        usual.bodyBytesMax(),
        usual.headerBytesMax(),
        usual.connectionsMax(),
        usual.requestsMax(),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20));
  }

  /// A handler that shows the form it read.
  static Reply showForm(Request request) {
    return Reply.json(200, json(request.form()));
  }

  /// A handler that shows how many bytes the body had.
  static Reply showLength(Request request) {
    return Reply.json(200, json(Map.of("length", Integer.toString(request.body().length))));
  }

  static byte[] json(Map<String, String> fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeStartObject();
      fields.forEach(generator::writeStringProperty);
      generator.writeEndObject();
    }
    return out.toByteArray();
  }

  int port() {
    return server.port();
  }

  HttpServer server() {
    return server;
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).timeout(Duration.ofSeconds(60));
  }

  Answer get(String path) {
    return send(to(path));
  }

  Answer post(String path, String contentType, String body) {
    return post(path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, String contentType, byte[] body) {
    return send(to(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(lower(name), String.join("|", values)));
      return new Answer(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Sends bytes as they are and reads all that comes until the server closes; line ends are written as they stand.
  Answer raw(String bytes) {
    return Answer.first(stream(bytes));
  }

  /// As [#raw], but gives everything that came.
  String stream(String bytes) {
    try (Socket socket = socket()) {
      write(socket, bytes);
      return readAll(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Socket socket() throws IOException {
    Socket socket = new Socket("127.0.0.1", port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  static void write(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  /// What came back; header names are in lower case.
  record Answer(int status, Map<String, String> headers, String body) {

    /// The first of the responses in a stream of bytes.
    static Answer first(String stream) {
      int headEnd = stream.indexOf("\r\n\r\n");
      if (headEnd < 0) {
        throw new IllegalStateException("not a response: " + stream);
      }
      String[] lines = stream.substring(0, headEnd).split("\r\n");
      Map<String, String> headers = new LinkedHashMap<>();
      for (int i = 1; i < lines.length; i++) {
        int colon = lines[i].indexOf(':');
        headers.put(lower(lines[i].substring(0, colon)), lines[i].substring(colon + 1).strip());
      }
      return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, stream.substring(headEnd + 4));
    }

    /// The body, a flat JSON object; values in their text form.
    Map<String, String> json() {
      Map<String, String> fields = new LinkedHashMap<>();
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, parser.getString());
        }
      }
      return fields;
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }
}
