package kz.tolem.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/// What a gateway answered.
public record Answer(int status, java.net.http.HttpHeaders headers, String body) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /// The body, which must be one JSON object.
  public Map<String, Object> json() {
    return Json.object(body);
  }

  /// One field of the body.
  public Object field(String name) {
    Object at = json();
    for (String part : name.split("\\.")) {
      if (!(at instanceof Map<?, ?> object) || !object.containsKey(part)) {
        throw new AssertionError("no " + name + " in " + body);
      }
      at = object.get(part);
    }
    return at;
  }

  public String text(String name) {
    return (String) field(name);
  }

  public int number(String name) {
    return ((java.math.BigDecimal) field(name)).intValueExact();
  }

  /// A header, empty when it is not there; several values joined by a bar.
  public String header(String name) {
    List<String> values = headers.allValues(name);
    return String.join("|", values);
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
