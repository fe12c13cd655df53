package kz.tolem.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Description;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The description of the routes is OpenAPI, is complete, and is true of a running gateway.
class DescriptionTest {

  private static TestGateway gateway;

  private final Description description = Description.ofSandbox();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void it_is_valid_openapi_3_1_with_and_without_the_sandbox(boolean sandbox) {
    String json = new String(OpenApi.json(sandbox), StandardCharsets.UTF_8);

    SwaggerParseResult result = new OpenAPIV3Parser().readContents(json);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
  }

  @Test
  void every_route_is_described_and_nothing_else() {
    Set<String> routes = gateway.routes();
    Set<String> described = description.operations();

    Set<String> lacking = new TreeSet<>(routes);
    lacking.removeAll(described);
    lacking.removeIf(route -> Description.isForPeople(route.substring(route.indexOf(' ') + 1)));
    Set<String> invented = new TreeSet<>(described);
    invented.removeAll(routes);

    assertThat(lacking).as("routes that docs/reference/openapi.yaml does not describe").isEmpty();
    assertThat(invented).as("operations of docs/reference/openapi.yaml that no route answers").isEmpty();
  }

  @Test
  void every_operation_has_a_name_a_summary_a_group_and_says_who_may_call_it() {
    List<String> faults = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    eachOperation((name, operation) -> {
      if (!names.add(operation.path("operationId").asString(""))) {
        faults.add(name + " has no operationId of its own");
      }
      for (String field : List.of("summary", "tags", "security")) {
        if (!operation.has(field)) {
          faults.add(name + " has no " + field);
        }
      }
    });

    assertThat(faults).isEmpty();
  }

  /// The viewer shows parameters of a path that are references as blanks.
  @Test
  void parameters_stand_at_operations_and_every_variable_of_a_path_is_one() {
    List<String> faults = new ArrayList<>();
    description.root().get("paths").forEachEntry((path, item) -> {
      if (item.has("parameters")) {
        faults.add(path + " has parameters that belong to its operations");
      }
    });
    eachOperation((name, operation) -> {
      Set<String> lacking = new TreeSet<>();
      Pattern.compile("\\{([^}]*)}").matcher(name).results().forEach(match -> lacking.add(match.group(1)));
      for (JsonNode parameter : operation.path("parameters").values()) {
        lacking.remove(description.resolved(parameter).get("name").stringValue());
      }
      lacking.forEach(variable -> faults.add(name + " does not describe " + variable));
    });

    assertThat(faults).isEmpty();
  }

  @Test
  void every_json_answer_has_a_named_schema() {
    List<String> faults = new ArrayList<>();
    eachOperation((name, operation) ->
        operation.get("responses").forEachEntry((status, response) -> {
          JsonNode json = description.resolved(response).path("content").get("application/json");
          if (json != null && !json.path("schema").has("$ref")) {
            faults.add(name + " " + status);
          }
        }));

    assertThat(faults).isEmpty();
  }

  @Test
  void every_example_keeps_to_its_schema() {
    List<String> faults = new ArrayList<>();
    int seen = examplesIn(description.root(), faults);

    assertThat(faults).isEmpty();
    assertThat(seen).isGreaterThan(15);
  }

  private int examplesIn(JsonNode node, List<String> faults) {
    int seen = 0;
    if (node.has("schema") && node.get("schema").has("$ref") && node.has("examples")) {
      String reference = node.get("schema").get("$ref").stringValue();
      for (JsonNode example : node.get("examples").values()) {
        String value = description.resolved(example).get("value").toString();
        description.jsonFaults(reference, value).forEach(fault -> faults.add(fault + " in " + value));
        seen++;
      }
    }
    for (JsonNode part : node.values()) {
      seen += examplesIn(part, faults);
    }
    return seen;
  }

  /// The client of these tests holds every answer against the description; here it gets to see bad ones of every route.
  @Test
  void every_route_answers_bad_requests_as_it_is_described_and_never_with_a_fault() {
    List<String> bodies = List.of("", "{}", "[]", "null", "{\"amount\":", "a=1&a=2", "amount=%zz", "\u0000");
    List<String> types =
        List.of("", "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "image/png");
    Wire wire = gateway.wire();
    int answers = 0;
    for (String operation : description.operations()) {
      String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "000000001");
      if (operation.startsWith("GET ")) {
        for (String query : List.of("", "?", "?amount=1&amount=2", "?params=%ff", "?=", "?language=xx&checkout=x")) {
          assertNoFault(operation, wire.get(path + query));
          assertNoFault(operation, wire.send(wire.to(path + query).header("Authorization", "Bearer x").GET()));
          answers += 2;
        }
      } else {
        for (String type : types) {
          for (String body : bodies) {
            assertNoFault(operation, wire.post(path, type, body));
            assertNoFault(operation, wire.post(path, type, body, "Authorization", "Bearer x"));
            answers += 2;
          }
        }
      }
    }
    assertThat(answers).isGreaterThan(500);
  }

  private static void assertNoFault(String operation, Answer answer) {
    assertThat(answer.status()).as(operation + " " + answer).isLessThan(500);
  }

  private interface Look {
    void at(String name, JsonNode operation);
  }

  private void eachOperation(Look look) {
    description.root().get("paths").forEachEntry((path, item) ->
        item.forEachEntry((method, operation) -> {
          if (operation.has("responses")) {
            look.at(method + " " + path, operation);
          }
        }));
  }
}
