package kz.tolem.gateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A flat JSON object that starts valid; each `with` and `without` gives a copy that differs in some fields. Values are
/// kept as JSON, so that a test may spoil them in any way. Immutable.
///
/// @param <B> the kind of body
public abstract class JsonBody<B extends JsonBody<B>> {

  private final String path;
  private final Map<String, String> fields;

  /// @param path where the body is sent to
  protected JsonBody(String path, Map<String, String> fields) {
    this.path = path;
    this.fields = Collections.unmodifiableMap(fields);
  }

  /// A body of the same kind with other fields.
  protected abstract B of(Map<String, String> others);

  /// A text.
  public final B with(String name, String text) {
    return withRaw(name, Json.quoted(text));
  }

  /// JSON as it stands.
  public final B withRaw(String name, String json) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    copy.put(name, json);
    return of(copy);
  }

  public final B without(String... names) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    for (String name : names) {
      copy.remove(name);
    }
    return of(copy);
  }

  /// The JSON of a field.
  public final String raw(String name) {
    return fields.get(name);
  }

  public final String json() {
    return fields.entrySet().stream()
        .map(field -> Json.quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  public final Answer send(Wire wire, String token) {
    return wire.post(path, "application/json", json(), "Authorization", "Bearer " + token);
  }

  @Override
  public final String toString() {
    return json();
  }
}
