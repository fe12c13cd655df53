package kz.tolem.gateway.http;

/// One method and path with its handler. A handler of GET answers HEAD too.
///
/// @param method the HTTP method in upper case
/// @param template an absolute path whose segments may be variables: `/operation/{id}/charge`
/// @param handler answers what comes in
public record Route(String method, String template, Handler handler) {

  public Route {
    if (method.isEmpty() || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new IllegalArgumentException("not an HTTP method: " + method);
    }
    if (!template.startsWith("/") || template.contains("//")) {
      throw new IllegalArgumentException("not an absolute path template: " + template);
    }
  }

  /// A route for GET and HEAD.
  public static Route get(String template, Handler handler) {
    return new Route("GET", template, handler);
  }

  /// A route for POST.
  public static Route post(String template, Handler handler) {
    return new Route("POST", template, handler);
  }
}
