package kz.tolem.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Cors;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;

/// `/openapi.json` for programs, `/docs/` for people. Nothing is read before it is first asked for, so the start of the
/// gateway does not wait for it. Thread-safe. See ADR 29.
public final class DocsRoutes {

  private static final String VIEWER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  /// Every file below `/docs/`: no name that a caller chose ever becomes a path.
  private static final Map<String, String> FILES =
      Map.of(
          "swagger-ui-bundle.js", VIEWER + "swagger-ui-bundle.js",
          "swagger-ui.css", VIEWER + "swagger-ui.css",
          "docs.css", "/docs/docs.css",
          "docs.js", "/docs/docs.js",
          "tolem.svg", "/docs/tolem.svg");

  /// Nothing but our own files, nobody may frame it. The viewer's own style sheet has pictures inside (`data:`).
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private record Stored(String type, byte[] bytes, String tag) {}

  private final Map<String, Stored> stored = new ConcurrentHashMap<>();
  private final boolean sandbox;

  /// @param sandbox whether to show what only a sandbox has, and to let readers send requests from the page
  public DocsRoutes(boolean sandbox) {
    this.sandbox = sandbox;
  }

  public void addTo(Routes routes) {
    routes.add(Route.get("/openapi.json", kept("openapi.json", () -> OpenApi.json(sandbox))));
    routes.cors("/openapi.json", Cors.anyOrigin());
    // Relative, since a proxy may put a path in front of ours.
    routes.add(Route.get("/docs", request -> Reply.redirect(lastSegment(request.path()) + "/")));
    Handler page = kept("index.html", this::page);
    routes.add(
        Route.get(
            "/docs/",
            request ->
                page.handle(request)
                    .withHeader("Content-Security-Policy", POLICY)
                    .withHeader("Referrer-Policy", "no-referrer")
                    .withHeader("X-Frame-Options", "DENY")));
    routes.add(Route.get("/docs/{file}", this::file));
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private byte[] page() {
    String html = new String(resource("/docs/index.html"), StandardCharsets.UTF_8);
    return html.replace("{mode}", sandbox ? "sandbox" : "production").getBytes(StandardCharsets.UTF_8);
  }

  private Reply file(Request request) {
    String name = request.variable("file");
    String resource = FILES.get(name);
    if (resource == null) {
      throw new BadRequest(404, "no such file");
    }
    return kept(name, () -> resource(resource)).handle(request);
  }

  /// Made once; a browser that has it is told so.
  private Handler kept(String name, Supplier<byte[]> bytes) {
    return request -> {
      Stored file = stored.computeIfAbsent(name, _ -> store(name, bytes.get()));
      boolean known = request.header("If-None-Match").filter(tags -> tags.contains(file.tag())).isPresent();
      Reply reply = known ? Reply.empty(304) : Reply.bytes(file.type(), file.bytes());
      return reply.withHeader("ETag", file.tag()).withHeader("Cache-Control", "no-cache");
    };
  }

  private static Stored store(String name, byte[] bytes) {
    String type =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "json" -> "application/json";
          case "html" -> "text/html;charset=utf-8";
          case "css" -> "text/css;charset=utf-8";
          case "js" -> "text/javascript;charset=utf-8";
          default -> "image/svg+xml";
        };
    return new Stored(type, bytes, '"' + digest(bytes) + '"');
  }

  private static byte[] resource(String name) {
    try (InputStream in = DocsRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
