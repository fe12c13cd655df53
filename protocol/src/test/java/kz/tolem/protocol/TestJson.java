package kz.tolem.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into maps, lists and values, without any of the code under test. */
final class TestJson {

  /** A number by its digits, so that 1500 and 1500.0 are different. */
  record Digits(String text) {}

  private TestJson() {}

  static Map<String, Object> object(byte[] json) {
    try (JsonParser in = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      return object(in);
    }
  }

  static Map<String, Object> object(String json) {
    return object(json.getBytes(StandardCharsets.UTF_8));
  }

  static List<?> list(byte[] json) {
    try (JsonParser in = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      return (List<?>) value(in);
    }
  }

  /** Every name of the object and of those inside it, in the order of the text. */
  static List<String> names(byte[] json) {
    List<String> names = new ArrayList<>();
    try (JsonParser in = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          names.add(in.currentName());
        }
      }
    }
    return names;
  }

  private static Map<String, Object> object(JsonParser in) {
    Map<String, Object> object = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      object.put(name, value(in));
    }
    return object;
  }

  private static Object value(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(in));
        }
        yield list;
      }
      case VALUE_STRING -> in.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> new Digits(in.getString());
    };
  }
}
