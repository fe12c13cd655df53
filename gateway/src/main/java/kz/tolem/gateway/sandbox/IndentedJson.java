package kz.tolem.gateway.sandbox;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON as a person reads it.
final class IndentedJson {

  private static final JsonFactory JSON = new JsonFactory();

  private IndentedJson() {}

  /// The same JSON with a line for each field; what is no JSON is given as it is.
  static String of(byte[] json) {
    StringWriter text = new StringWriter();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json);
        JsonGenerator out = JSON.createGenerator(new Indenting(), text)) {
      while (in.nextToken() != null) {
        out.copyCurrentEventExact(in);
      }
    } catch (JacksonException _) {
      return new String(json, StandardCharsets.UTF_8);
    }
    return text.toString();
  }

  private static final class Indenting extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
