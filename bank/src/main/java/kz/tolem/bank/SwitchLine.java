package kz.tolem.bank;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentError;

/** Asks a sandbox. Thread-safe. */
final class SwitchLine {

  /** A year of a shop's business may lie in one move of the time. */
  private static final Duration WAIT = Duration.ofMinutes(10);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  SwitchLine(URI base) {
    this.base = base;
  }

  byte[] get(String path) {
    return taken(send(request(path).GET()));
  }

  byte[] post(String path, byte[] body) {
    return taken(send(posted(path, body)));
  }

  void delete(String path) {
    taken(send(request(path).DELETE()));
  }

  /** The answer of a claim that may be wrong, in words; empty when it holds. */
  String objection(String path, byte[] body) {
    HttpResponse<byte[]> answer = send(posted(path, body));
    if (answer.statusCode() == 409) {
      return message(answer);
    }
    taken(answer);
    return "";
  }

  private HttpRequest.Builder posted(String path, byte[] body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(WAIT);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("the sandbox at " + base + " cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the sandbox was asked", e);
    }
  }

  private byte[] taken(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 404) {
      throw new IllegalStateException(
          "there is no sandbox at " + base + ": it answered 404 to " + answer.uri().getPath());
    }
    if (answer.statusCode() >= 400) {
      throw new IllegalArgumentException(message(answer));
    }
    return answer.body();
  }

  private static String message(HttpResponse<byte[]> answer) {
    try {
      return PaymentError.read(answer.body()).message();
    } catch (MalformedMessage e) {
      return "HTTP " + answer.statusCode();
    }
  }
}
