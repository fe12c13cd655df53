package kz.tolem.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON message within {@link ProtocolLimits}; refuses what two readers could understand differently. */
final class JsonReader {

  private static final JsonFactory MESSAGES = within(ProtocolLimits.JSON_TOKENS_MAX);
  private static final JsonFactory LISTS = within(ProtocolLimits.LIST_JSON_TOKENS_MAX);

  private JsonReader() {}

  private static JsonFactory within(int tokensMax) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(ProtocolLimits.NESTING_MAX)
                .maxStringLength(ProtocolLimits.TEXT_BYTES_MAX)
                .maxNameLength(ProtocolLimits.TEXT_BYTES_MAX)
                .maxNumberLength(ProtocolLimits.NUMBER_CHARS_MAX)
                .maxTokenCount(tokensMax)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  /** Reads an object. */
  static Fields read(byte[] body) {
    return read(body, MESSAGES, JsonReader::objectAlone);
  }

  /** Reads an object that carries a long list. */
  static Fields readWithList(byte[] body) {
    return read(body, LISTS, JsonReader::objectAlone);
  }

  /** Reads what is a list or, where there is nothing to list, an object. */
  static Fields.Value readListOrObject(byte[] body) {
    return read(body, LISTS, JsonReader::listOrObject);
  }

  private static <T> T read(byte[] body, JsonFactory json, Function<JsonParser, T> message) {
    // Decoded first: handed the bytes, the parser would guess at UTF-16 and be lenient about broken UTF-8.
    String text = WireText.ofUtf8(body, "the body");
    if (text.isBlank()) {
      throw new MalformedMessage("the body is empty");
    }
    try (JsonParser in = json.createParser(ObjectReadContext.empty(), text)) {
      return readAll(in, message);
    }
  }

  private static <T> T readAll(JsonParser in, Function<JsonParser, T> message) {
    try {
      T read = message.apply(in);
      if (in.nextToken() != null) {
        throw new MalformedMessage("the body goes on after its JSON value");
      }
      return read;
    } catch (StreamConstraintsException e) {
      // The library's own text would be safe, but it speaks of its settings, not of our fields.
      throw limitPassed(in);
    } catch (JacksonException e) {
      throw new MalformedMessage("the body is not valid JSON, or names a field twice");
    }
  }

  private static Fields objectAlone(JsonParser in) {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedMessage("the body must be a JSON object");
    }
    return readObject(in, "");
  }

  private static Fields.Value listOrObject(JsonParser in) {
    JsonToken first = in.nextToken();
    if (first == JsonToken.START_ARRAY) {
      return readList(in, "", "");
    }
    if (first == JsonToken.START_OBJECT) {
      return new Fields.Value.Nested(readObject(in, ""));
    }
    throw new MalformedMessage("the body must be a JSON list or object");
  }

  private static MalformedMessage limitPassed(JsonParser in) {
    String name = in.currentName();
    return MalformedMessage.sentField(name == null ? "" : name, "is too long, or nested too deep");
  }

  private static Fields readObject(JsonParser in, String path) {
    Fields fields = new Fields(path);
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      if (in.nextToken() != JsonToken.VALUE_NULL) {
        fields.add(name, readValue(in, path, name));
      }
    }
    return fields;
  }

  /** The values of a list; null is absent there too. Fields of objects inside go by the list's name. */
  private static Fields.Value.Items readList(JsonParser in, String path, String name) {
    List<Fields.Value> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.VALUE_NULL) {
        values.add(readValue(in, path, name));
      }
    }
    return new Fields.Value.Items(values);
  }

  private static Fields.Value readValue(JsonParser in, String path, String name) {
    return switch (in.currentToken()) {
      case START_OBJECT -> new Fields.Value.Nested(readObject(in, name.isEmpty() ? path : path + name + "."));
      case START_ARRAY -> readList(in, path, name);
      case VALUE_STRING -> new Fields.Value.Scalar(scalar(in, name), true);
      default -> new Fields.Value.Scalar(scalar(in, name), false);
    };
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
}
