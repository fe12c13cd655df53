package kz.tolem.protocol;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one JSON message, field by field, in the order of the calls. Belongs to one thread. */
final class JsonWriter {

  private static final JsonFactory JSON = JsonFactory.builder().build();

  private static final int USUAL_BYTES = 1024;

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /** Writes an object whose fields the given code adds. */
  static byte[] write(Consumer<JsonWriter> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      fields.accept(new JsonWriter(out));
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes a list of objects, whose fields the given code adds. */
  static <T> byte[] writeList(List<T> items, BiConsumer<JsonWriter, T> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new JsonWriter(out).list(items, fields);
    }
    return bytes.toByteArray();
  }

  void text(String name, String value) {
    out.writeStringProperty(name, value);
  }

  void textIfPresent(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
  }

  void textOrNull(String name, Optional<String> value) {
    if (value.isPresent()) {
      text(name, value.get());
    } else {
      nothing(name);
    }
  }

  void number(String name, long value) {
    out.writeNumberProperty(name, value);
  }

  /** A decimal without exponent and without a needless fraction. */
  void number(String name, BigDecimal value) {
    out.writeName(name);
    out.writeNumber(WireAmount.write(value));
  }

  void numberIfPresent(String name, Optional<BigDecimal> value) {
    value.ifPresent(number -> number(name, number));
  }

  /** A number that is kept as the text it came in; one that is no number must not leave. */
  void numberOfText(String name, Optional<String> value) {
    value.ifPresent(text -> number(name, WireAmount.parse(text).orElseThrow(() -> notANumber(name))));
  }

  private static IllegalStateException notANumber(String name) {
    return new IllegalStateException(name + " is not a decimal number");
  }

  void numberOrNull(String name, Optional<BigDecimal> value) {
    if (value.isPresent()) {
      number(name, value.get());
    } else {
      nothing(name);
    }
  }

  void flag(String name, boolean value) {
    out.writeBooleanProperty(name, value);
  }

  void flagIfPresent(String name, Optional<Boolean> value) {
    value.ifPresent(flag -> flag(name, flag));
  }

  void nothing(String name) {
    out.writeNullProperty(name);
  }

  void object(String name, Consumer<JsonWriter> fields) {
    out.writeName(name);
    out.writeStartObject();
    fields.accept(this);
    out.writeEndObject();
  }

  <T> void objects(String name, List<T> items, BiConsumer<JsonWriter, T> fields) {
    out.writeName(name);
    list(items, fields);
  }

  void texts(String name, List<String> values) {
    out.writeName(name);
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  private <T> void list(List<T> items, BiConsumer<JsonWriter, T> fields) {
    out.writeStartArray();
    for (T item : items) {
      out.writeStartObject();
      fields.accept(this, item);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
