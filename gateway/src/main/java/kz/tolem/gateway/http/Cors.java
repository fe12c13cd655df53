package kz.tolem.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Which other sites' scripts may read a route's replies. Set with [Routes#cors]. Source: the Fetch standard, "CORS
/// protocol". Safe for use by many threads if the rule is.
///
/// @param allowed decides for a request and the origin it names
/// @param headers the request headers a script may set beyond the harmless ones
/// @param maxAge how long a browser may remember the answer to a preflight
public record Cors(BiPredicate<Request, String> allowed, List<String> headers, Duration maxAge) {

  public Cors {
    headers = List.copyOf(headers);
  }

  /// Opens a route to every site; for routes whose credentials come in the request itself, never in a cookie.
  public static Cors anyOrigin() {
    return new Cors((request, origin) -> true, List.of("Authorization", "Content-Type"), Duration.ofHours(1));
  }

  /// The same reply, marked for the origin that asked if the rule allows it.
  Reply mark(Request request, Reply reply) {
    // Vary stands on every reply: a cache must not serve one site's answer to another.
    Reply varied = reply.withHeader("Vary", "Origin");
    return allowedOrigin(request)
        .map(origin -> varied.withHeader("Access-Control-Allow-Origin", origin))
        .orElse(varied);
  }

  /// The answer to a preflight; to a site that is not allowed it grants nothing.
  Reply preflight(Request request, String methods) {
    Reply reply = mark(request, Reply.empty(204));
    if (allowedOrigin(request).isEmpty()) {
      return reply;
    }
    return reply
        .withHeader("Access-Control-Allow-Methods", methods)
        .withHeader("Access-Control-Allow-Headers", String.join(", ", headers))
        .withHeader("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
  }

  /// Two origins, or one that cannot be sent back, are as good as none; this also runs on replies to bad requests.
  private Optional<String> allowedOrigin(Request request) {
    List<String> origins = request.headerLines("Origin");
    if (origins.size() != 1 || !Reply.isHeaderValue(origins.getFirst())) {
      return Optional.empty();
    }
    return Optional.of(origins.getFirst()).filter(origin -> allowed.test(request, origin));
  }
}
