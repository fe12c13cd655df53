package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What shops embed can be compiled to a native image: the reachability metadata is in each jar, has GraalVM's shape,
/// and names all that the class files look up by name. Source: GraalVM's reference manual, Reachability Metadata.
class NativeImageTest {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT = Files.exists(HERE.resolve("acceptance")) ? HERE : HERE.getParent();

  /// The parts of the manual's shape that occur here, and none that does not exist.
  private static final String SHAPE =
      """
      {
        "$defs": {
          "condition": {
            "type": "object",
            "additionalProperties": false,
            "required": ["typeReached"],
            "properties": { "typeReached": { "type": "string" } }
          },
          "type": { "type": ["string", "object"] },
          "members": { "type": "array", "items": { "type": "object", "required": ["name"] } }
        },
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "comment": { "type": ["string", "array"] },
          "reflection": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": ["type"],
              "properties": {
                "condition": { "$ref": "#/$defs/condition" },
                "type": { "$ref": "#/$defs/type" },
                "fields": { "$ref": "#/$defs/members" },
                "methods": { "$ref": "#/$defs/members" },
                "allDeclaredConstructors": { "type": "boolean" },
                "allDeclaredFields": { "type": "boolean" },
                "allDeclaredMethods": { "type": "boolean" },
                "allPublicConstructors": { "type": "boolean" },
                "allPublicFields": { "type": "boolean" },
                "allPublicMethods": { "type": "boolean" },
                "unsafeAllocated": { "type": "boolean" },
                "serializable": { "type": "boolean" },
                "jniAccessible": { "type": "boolean" }
              }
            }
          },
          "resources": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "oneOf": [{ "required": ["glob"] }, { "required": ["bundle"] }],
              "properties": {
                "condition": { "$ref": "#/$defs/condition" },
                "module": { "type": "string" },
                "glob": { "type": "string" },
                "bundle": { "type": "string" }
              }
            }
          }
        }
      }
      """;

  /// What looks classes, members and resources up by name, or makes classes.
  private static final Set<String> BY_NAME =
      Set.of(
          "java/lang/Class.forName",
          "java/lang/Class.getResource",
          "java/lang/Class.getResourceAsStream",
          "java/lang/Class.getMethod",
          "java/lang/Class.getDeclaredMethod",
          "java/lang/Class.getConstructor",
          "java/lang/Class.getDeclaredConstructor",
          "java/lang/Class.getField",
          "java/lang/Class.getDeclaredField",
          "java/lang/ClassLoader.loadClass",
          "java/lang/ClassLoader.getResource",
          "java/lang/ClassLoader.getResourceAsStream",
          "java/lang/reflect/Proxy.newProxyInstance",
          "java/util/ServiceLoader.load",
          "java/util/ResourceBundle.getBundle",
          "java/io/ObjectInputStream.readObject");

  private static JsonNode metadata(String module) throws IOException {
    return JsonMapper.shared()
        .readTree(
            ROOT.resolve(module)
                .resolve("target/classes/META-INF/native-image/kz.tolem/tolem-" + module)
                .resolve("reachability-metadata.json")
                .toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol", "client"})
  void the_metadata_has_graalvms_shape(String module) throws IOException {
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SHAPE);

    assertThat(schema.validate(metadata(module))).isEmpty();
    var wrong = JsonMapper.shared().readTree("{\"resources\":[{\"pattern\":\"x\"}]}");
    assertThat(schema.validate(wrong)).as("the shape refuses what is none").isNotEmpty();
  }

  @Test
  void the_client_looks_nothing_up_by_name_and_the_protocol_one_resource() throws IOException {
    assertThat(lookUps("client")).isEmpty();
    assertThat(lookUps("protocol"))
        .containsExactly("kz/tolem/protocol/DeclineTable java/lang/Class.getResourceAsStream");
    assertThat(metadata("protocol").get("resources").findValuesAsString("glob"))
        .containsOnly("kz/tolem/protocol/decline-codes.txt");
    assertThat(ROOT.resolve("protocol/target/classes/kz/tolem/protocol/decline-codes.txt")).exists();
  }

  private static Set<String> lookUps(String module) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("target/classes"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        var model = ClassFile.of().parse(file);
        for (PoolEntry entry : model.constantPool()) {
          if (entry instanceof MemberRefEntry member) {
            String name = member.owner().asInternalName() + "." + member.name().stringValue();
            if (BY_NAME.contains(name)) {
              found.add(model.thisClass().asInternalName() + " " + name);
            }
          }
        }
      }
    }
    return found;
  }
}
