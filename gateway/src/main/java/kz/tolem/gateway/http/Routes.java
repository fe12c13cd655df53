package kz.tolem.gateway.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The routes of one server, collected while it is wired and read once by [HttpServer#start]. Not safe for use by
/// several threads.
public final class Routes {

  private final List<Route> routes = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<Class<? extends RuntimeException>> unavailable = new ArrayList<>();
  private final Map<String, Cors> cors = new LinkedHashMap<>();
  private final Map<String, ErrorPages> errors = new LinkedHashMap<>();

  /// Adds a route. Method and template together must be new; that is checked at the start of the server.
  public Routes add(Route route) {
    routes.add(route);
    return this;
  }

  /// Adds the routes of one feature.
  public Routes addAll(List<Route> more) {
    routes.addAll(more);
    return this;
  }

  /// Lets every route answer under this prefix as well, whatever order the two were added in: with `/api`, the route
  /// `/payments/cards/auth` is `/api/payments/cards/auth` too.
  ///
  /// @throws IllegalArgumentException unless the prefix starts with a slash and does not end with one
  public Routes alias(String prefix) {
    if (!prefix.startsWith("/") || prefix.endsWith("/") || prefix.contains("{")) {
      throw new IllegalArgumentException("an alias is a path without variables and without a last slash: " + prefix);
    }
    aliases.add(prefix);
    return this;
  }

  /// Opens the routes of one template to scripts of other sites, and answers their preflight requests.
  public Routes cors(String template, Cors rule) {
    cors.put(template, rule);
    return this;
  }

  /// Sets the look of errors for all paths that start with this prefix; of several the longest prefix counts. Paths
  /// without one get [ErrorPages#json].
  public Routes errors(String pathPrefix, ErrorPages pages) {
    errors.put(pathPrefix, pages);
    return this;
  }

  /// Answers this failure of a handler, and its subclasses, with status 503 and `Retry-After: 1` instead of 500: what
  /// the handler stands on is away or overloaded, and the same request may be sent again soon.
  public Routes unavailableOn(Class<? extends RuntimeException> failure) {
    unavailable.add(failure);
    return this;
  }

  /// The routes so far, without their aliases.
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  List<Class<? extends RuntimeException>> unavailable() {
    return List.copyOf(unavailable);
  }

  List<String> aliases() {
    return List.copyOf(aliases);
  }

  Map<String, Cors> cors() {
    return Map.copyOf(cors);
  }

  Map<String, ErrorPages> errors() {
    return Map.copyOf(errors);
  }
}
