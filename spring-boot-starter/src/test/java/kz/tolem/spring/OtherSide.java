package kz.tolem.spring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small bank that says by path what it was told to say. */
final class OtherSide implements AutoCloseable {

  static final String TOKEN =
      "{\"access_token\":\"T\",\"expires_in\":7200,\"refresh_token\":\"\",\"scope\":\"x\",\"token_type\":\"Bearer\"}";

  private final HttpServer server;
  private final Map<String, String> bodies = new LinkedHashMap<>();

  private OtherSide(HttpServer server) {
    this.server = server;
  }

  static OtherSide start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      OtherSide side = new OtherSide(server);
      server.createContext(
          "/",
          exchange -> {
            byte[] body = side.body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return side.says("/oauth2/token", TOKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized OtherSide says(String pathPart, String body) {
    bodies.put(pathPart, body);
    return this;
  }

  private synchronized String body(String path) {
    return bodies.entrySet().stream()
        .filter(entry -> path.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
