package kz.tolem.gateway;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kz.tolem.gateway.docs.OpenApi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of the routes, docs/reference/openapi.yaml, that every answer in a test is held against.
/// Thread-safe.
public final class Description {

  private static final Description OF_SANDBOX = new Description(OpenApi.json(true));

  private static final String ADDRESS = "https://tolem.test/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "options", "head", "patch");
  private static final List<String> PREFIXES = List.of("/api/", "/epay2/");

  /// What the server refuses before any route hears of it; see the description's own words.
  private static final Set<Integer> BEFORE_ANY_ROUTE = Set.of(400, 414, 431, 503);

  private final JsonNode root;
  private final SchemaRegistry schemas;
  private final ConcurrentMap<String, Schema> known = new ConcurrentHashMap<>();

  private Description(byte[] json) {
    this.root = JsonMapper.shared().readTree(json);
    JsonNode closed = root.deepCopy();
    close(closed);
    this.schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, closed.toString())));
  }

  /// The description that a sandbox serves.
  public static Description ofSandbox() {
    return OF_SANDBOX;
  }

  public JsonNode root() {
    return root;
  }

  /// All operations, as `GET /operation/{invoice}`; preflights, which no route stands for, are left out.
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.get("paths").forEachEntry((path, item) ->
        item.propertyNames().stream()
            .filter(METHODS::contains)
            .filter(method -> !method.equals("options"))
            .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  /// Fails unless the description allows the answer.
  ///
  /// @param rawPath as it was asked for, with or without a query
  public void check(String method, String rawPath, Answer answer) {
    List<String> faults = faults(method, rawPath, answer);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          method + " " + rawPath.replaceAll("\\?.*", "?…") + " was answered with " + answer.status()
              + ", which docs/reference/openapi.yaml does not describe so: " + faults + "\n" + answer.body());
    }
  }

  /// The account pages are for people, not for programs: docs/account says what they do, and a test of their own walks
  /// through all of them.
  public static boolean isForPeople(String path) {
    return path.equals("/account") || path.startsWith("/account/");
  }

  private List<String> faults(String method, String rawPath, Answer answer) {
    if (isForPeople(path(rawPath))) {
      return List.of();
    }
    Optional<String> template = template(path(rawPath));
    if (template.isEmpty()) {
      return answer.status() == 404 || answer.status() == 400 || method.equals("OPTIONS") || tooLarge(answer)
          ? List.of()
          : List.of("there is no such path; describe the route");
    }
    JsonNode item = root.get("paths").get(template.get());
    JsonNode operation = item.get(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT));
    if (operation == null) {
      return answer.status() == 405 || method.equals("OPTIONS") && answer.status() == 204 || answer.status() == 400
          ? List.of()
          : List.of(template.get() + " has no such method");
    }
    JsonNode response = operation.get("responses").get(Integer.toString(answer.status()));
    if (tooLarge(answer) || BEFORE_ANY_ROUTE.contains(answer.status()) && isErrorForm(answer)) {
      return List.of();
    }
    if (response == null) {
      return List.of(template.get() + " has no such status");
    }
    return method.equals("HEAD") ? List.of() : faults(resolved(response), answer);
  }

  private static boolean tooLarge(Answer answer) {
    return answer.status() == 414 || answer.status() == 431;
  }

  private boolean isErrorForm(Answer answer) {
    return jsonFaults("#/components/schemas/PaymentError", answer.body()).isEmpty();
  }

  private List<String> faults(JsonNode response, Answer answer) {
    List<String> faults = new ArrayList<>();
    if (response.get("headers") instanceof ObjectNode headers) {
      headers.forEachEntry((name, header) -> {
        JsonNode required = resolved(header).get("required");
        if (required != null && required.booleanValue() && answer.header(name).isEmpty()) {
          faults.add("header " + name + " is missing");
        }
      });
    }
    JsonNode content = response.get("content");
    if (content == null) {
      if (!answer.body().isEmpty()) {
        faults.add("it has a body");
      }
      return faults;
    }
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    JsonNode media = content.get(type);
    if (media == null) {
      faults.add("it is of type " + type);
    } else if (type.equals("application/json")) {
      JsonNode reference = media.path("schema").get("$ref");
      if (reference == null) {
        faults.add("give the schema a name under components and refer to it");
      } else {
        faults.addAll(jsonFaults(reference.stringValue(), answer.body()));
      }
    }
    return faults;
  }

  /// What is wrong with a JSON text.
  ///
  /// @param reference where its schema is, as `#/components/schemas/TokenReply`
  public List<String> jsonFaults(String reference, String json) {
    JsonNode value;
    try {
      value = JsonMapper.shared().readTree(json.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      return List.of("it is not JSON");
    }
    return schema(reference)
        .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private Schema schema(String reference) {
    return known.computeIfAbsent(reference, _ -> schemas.getSchema(SchemaLocation.of(ADDRESS + reference)));
  }

  /// The object itself, or what it refers to.
  public JsonNode resolved(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : root.at(reference.stringValue().substring(1));
  }

  private static String path(String rawPath) {
    String path = rawPath.replaceAll("[?#].*", "").replaceAll("/+", "/");
    for (String prefix : PREFIXES) {
      if (path.startsWith(prefix)) {
        return path.substring(prefix.length() - 1);
      }
    }
    return path;
  }

  /// A template without variables goes before one with them.
  private Optional<String> template(String path) {
    return root.get("paths").propertyNames().stream()
        .filter(template -> path.matches(template.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+")))
        .min(Comparator.comparing(template -> template.contains("{")));
  }

  /// A field that the description does not know is a fault here, though a client must bear it.
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.values().forEach(Description::close);
  }
}
