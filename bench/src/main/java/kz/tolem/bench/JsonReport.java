package kz.tolem.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The findings as JSON, for whoever compares runs.
final class JsonReport {

  private JsonReport() {}

  static void write(Path file, List<Finding> findings) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeName("processors");
      json.writeNumber(Runtime.getRuntime().availableProcessors());
      json.writeName("findings");
      json.writeStartArray();
      for (Finding finding : findings) {
        json.writeStartObject();
        write(json, "what", finding.what());
        write(json, "measured", finding.measured());
        write(json, "bar", finding.bar());
        write(json, "verdict", finding.verdict().name());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, String name, String value) {
    json.writeName(name);
    json.writeString(value);
  }
}
