package kz.tolem.gateway.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The description of all routes, docs/reference/openapi.yaml, as JSON. Source: OpenAPI 3.1.
public final class OpenApi {

  /// Marks a path that only a sandbox has.
  private static final String SANDBOX_ONLY = "x-sandbox-only";

  private static final String RESOURCE = "/docs/openapi.yaml";
  private static final JsonFactory JSON = new JsonFactory();

  private OpenApi() {}

  /// The description as one JSON object, in the order of the file. Takes a moment: keep the result.
  ///
  /// @param sandbox whether to describe what only a sandbox has
  public static byte[] json(boolean sandbox) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(out, root(), sandbox);
    }
    return bytes.toByteArray();
  }

  private static Node root() {
    try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + RESOURCE);
      }
      LoadSettings settings = LoadSettings.builder().setLabel("openapi.yaml").build();
      return new Compose(settings).composeInputStream(in).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator out, Node node, boolean sandbox) {
    switch (node) {
      case MappingNode mapping -> {
        out.writeStartObject();
        for (NodeTuple entry : mapping.getValue()) {
          if (sandbox || !isSandboxOnly(entry.getValueNode())) {
            out.writeName(((ScalarNode) entry.getKeyNode()).getValue());
            write(out, entry.getValueNode(), sandbox);
          }
        }
        out.writeEndObject();
      }
      case SequenceNode sequence -> {
        out.writeStartArray();
        for (Node item : sequence.getValue()) {
          if (sandbox || !isSandboxOnly(item)) {
            write(out, item, sandbox);
          }
        }
        out.writeEndArray();
      }
      case ScalarNode scalar -> write(out, scalar);
      default -> throw new IllegalStateException("the description has a " + node.getNodeType() + " in it");
    }
  }

  /// A number goes over digit by digit, whatever it is.
  private static void write(JsonGenerator out, ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      out.writeNumber(scalar.getValue());
    } else if (tag.equals(Tag.BOOL)) {
      out.writeBoolean(scalar.getValue().equals("true"));
    } else if (tag.equals(Tag.NULL)) {
      out.writeNull();
    } else {
      out.writeString(scalar.getValue());
    }
  }

  private static boolean isSandboxOnly(Node node) {
    List<NodeTuple> entries = node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    return entries.stream()
        .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(SANDBOX_ONLY));
  }
}
