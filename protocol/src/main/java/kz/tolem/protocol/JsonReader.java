package kz.tolem.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON object within {@link ProtocolLimits}; refuses what two readers could understand differently. */
final class JsonReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ProtocolLimits.NESTING_MAX)
                  .maxStringLength(ProtocolLimits.TEXT_BYTES_MAX)
                  .maxNameLength(ProtocolLimits.TEXT_BYTES_MAX)
                  .maxNumberLength(ProtocolLimits.NUMBER_CHARS_MAX)
                  .maxTokenCount(ProtocolLimits.JSON_TOKENS_MAX)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonReader() {}

  static Fields read(byte[] body) {
    // Decoded first: handed the bytes, the parser would guess at UTF-16 and be lenient about broken UTF-8.
    String text = WireText.ofUtf8(body, "the body");
    if (text.isBlank()) {
      throw new MalformedMessage("the body is empty");
    }
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
      return readMessage(in);
    }
  }

  private static Fields readMessage(JsonParser in) {
    try {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedMessage("the body must be a JSON object");
      }
      Fields message = readObject(in, "");
      if (in.nextToken() != null) {
        throw new MalformedMessage("the body goes on after its JSON object");
      }
      return message;
    } catch (StreamConstraintsException e) {
      // The library's own text would be safe, but it speaks of its settings, not of our fields.
      throw limitPassed(in);
    } catch (JacksonException e) {
      throw new MalformedMessage("the body is not valid JSON, or names a field twice");
    }
  }

  private static MalformedMessage limitPassed(JsonParser in) {
    String name = in.currentName();
    return MalformedMessage.sentField(name == null ? "" : name, "is too long, or nested too deep");
  }

  private static Fields readObject(JsonParser in, String path) {
    Fields fields = new Fields(path);
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      switch (in.nextToken()) {
        case VALUE_NULL -> {}
        case START_OBJECT -> fields.add(name, new Fields.Value.Nested(readObject(in, path + name + ".")));
        case START_ARRAY -> {
          skipList(in);
          fields.add(name, new Fields.Value.ListOfAny());
        }
        case VALUE_STRING -> fields.add(name, new Fields.Value.Scalar(scalar(in, name), true));
        default -> fields.add(name, new Fields.Value.Scalar(scalar(in, name), false));
      }
    }
    return fields;
  }

  private static String scalar(JsonParser in, String name) {
    String text = in.getString();
    if (in.currentToken().isNumeric() && text.length() > ProtocolLimits.NUMBER_CHARS_MAX) {
      throw MalformedMessage.sentField(name, "is a number of more than 40 characters");
    }
    String problem = WireText.problemOf(text);
    if (!problem.isEmpty()) {
      throw MalformedMessage.sentField(name, problem);
    }
    return text;
  }

  /** No message has a list that we read; it is walked all the same, so that the limits hold inside it too. */
  private static void skipList(JsonParser in) {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = in.nextToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue()) {
        scalar(in, "");
      }
    }
  }
}
