package kz.tolem.bench.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// Somebody who works at the account pages of a gateway. Thread-safe.
public final class Clerk implements AutoCloseable {

  private final String base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();

  private Clerk(int port) {
    base = "http://127.0.0.1:" + port + "/account";
  }

  /// Signs somebody in.
  ///
  /// @throws IOException when the gateway does not let that person in
  public static Clerk signIn(int port, String login, String password) throws IOException, InterruptedException {
    Clerk clerk = new Clerk(port);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(clerk.base + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("login=" + encoded(login) + "&password=" + encoded(password)))
            .build();
    HttpResponse<String> answer = clerk.http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 303) {
      throw new IOException("nobody is signed in: HTTP " + answer.statusCode());
    }
    return clerk;
  }

  /// Opens a page and takes all of it.
  ///
  /// @param path below the account pages
  /// @return how long that took, in microseconds
  /// @throws IOException when the page is not there, or says that there is too much to look through
  public long open(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    long micros = (System.nanoTime() - begun) / 1000;
    if (answer.statusCode() != 200 || answer.body().contains("role=\"alert\"")) {
      throw new IOException(path + " was answered with HTTP " + answer.statusCode());
    }
    return micros;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
