package kz.tolem.gateway.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/// The routes in the form requests are matched against. Immutable once built; safe for use by many threads.
final class RouteTable {

  /// What answers under one template: its handlers by method, and who may call it from other sites.
  record Resource(Map<String, Handler> handlers, Optional<Cors> cors, String methods) {

    Optional<Handler> handler(String method) {
      Handler handler = handlers.get(method);
      return Optional.ofNullable(handler == null && method.equals("HEAD") ? handlers.get("GET") : handler);
    }
  }

  /// A resource and the values that the path gave to its variables.
  record Match(Resource resource, Map<String, String> variables) {}

  private record ErrorPrefix(String prefix, ErrorPages pages) {}

  /// Templates without variables, which the busiest paths are: one look-up, no pattern.
  private final Map<String, Match> exact = new HashMap<>();

  private final PathMappings<Resource> patterns = new PathMappings<>();
  private final List<ErrorPrefix> errors = new ArrayList<>();
  private final List<Class<? extends RuntimeException>> unavailable;

  /// @throws IllegalArgumentException for two routes of one method and template, or CORS for a template without route
  RouteTable(Routes routes) {
    Map<String, Map<String, Handler>> byTemplate = new LinkedHashMap<>();
    this.unavailable = routes.unavailable();
    for (Route route : routes.routes()) {
      Map<String, Handler> handlers = byTemplate.computeIfAbsent(route.template(), t -> new TreeMap<>());
      if (handlers.put(route.method(), route.handler()) != null) {
        throw new IllegalArgumentException("two routes for " + route.method() + " " + route.template());
      }
    }
    for (String template : routes.cors().keySet()) {
      if (!byTemplate.containsKey(template)) {
        throw new IllegalArgumentException("no route to open to other sites: " + template);
      }
    }
    List<String> prefixes = new ArrayList<>(routes.aliases());
    prefixes.addFirst("");
    byTemplate.forEach((template, handlers) -> {
      Resource resource = resource(handlers, Optional.ofNullable(routes.cors().get(template)));
      prefixes.forEach(prefix -> put(prefix + template, resource));
    });
    routes.errors().forEach((prefix, pages) -> errors.add(new ErrorPrefix(prefix, pages)));
    errors.sort(Comparator.comparingInt((ErrorPrefix e) -> e.prefix().length()).reversed());
  }

  Optional<Match> match(String path) {
    Match match = exact.get(path);
    if (match != null) {
      return Optional.of(match);
    }
    MatchedResource<Resource> matched = patterns.getMatched(path);
    if (matched == null) {
      return Optional.empty();
    }
    UriTemplatePathSpec template = (UriTemplatePathSpec) matched.getPathSpec();
    return Optional.of(new Match(matched.getResource(), template.getPathParams(path)));
  }

  /// Tells whether this failure of a handler passes by itself, so that the caller may try again.
  boolean isPassing(Throwable failure) {
    return unavailable.stream().anyMatch(type -> type.isInstance(failure));
  }

  ErrorPages errorPages(String path) {
    for (ErrorPrefix error : errors) {
      if (path.startsWith(error.prefix())) {
        return error.pages();
      }
    }
    return ErrorPages.json();
  }

  private void put(String template, Resource resource) {
    if (template.indexOf('{') >= 0) {
      patterns.put(new UriTemplatePathSpec(template), resource);
    } else if (exact.put(template, new Match(resource, Map.of())) != null) {
      throw new IllegalArgumentException("an alias makes two routes of " + template);
    }
  }

  private static Resource resource(Map<String, Handler> handlers, Optional<Cors> cors) {
    List<String> methods = new ArrayList<>(handlers.keySet());
    if (handlers.containsKey("GET") && !handlers.containsKey("HEAD")) {
      methods.add("HEAD");
    }
    if (!handlers.containsKey("OPTIONS")) {
      methods.add("OPTIONS");
    }
    return new Resource(Map.copyOf(handlers), cors, String.join(", ", methods));
  }
}
