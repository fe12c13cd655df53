package kz.tolem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A well-behaved HTTP client for one gateway, which holds every answer against the description of the routes.
/// Thread-safe.
public final class Wire {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();

  private final int port;

  private Wire(int port) {
    this.port = port;
  }

  /// A client for whoever listens on a port of this machine.
  public static Wire at(int port) {
    return new Wire(port);
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// A request to a path, to be filled in and given to [#send].
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(60));
  }

  public Answer get(String path) {
    return send(to(path).GET());
  }

  public Answer post(String path, String contentType, String body, String... headers) {
    return post(path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Answer post(String path, String contentType, byte[] body, String... headers) {
    HttpRequest.Builder request = to(path).POST(BodyPublishers.ofByteArray(body));
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  public Answer send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      Answer answer = Answer.of(CLIENT.send(built, BodyHandlers.ofString(StandardCharsets.UTF_8)));
      Description.ofSandbox().check(built.method(), built.uri().getRawPath(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
