package kz.tolem.cardline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// One message of the line: a type, and texts by field. Immutable. Printing it shows its type and trace number only,
/// since a message may hold a card number.
public final class Message {

  private final MessageType type;
  private final Map<Field, String> fields;

  private Message(MessageType type, Map<Field, String> fields) {
    this.type = type;
    this.fields = fields;
  }

  /// Begins a message.
  public static Builder of(MessageType type) {
    return new Builder(type);
  }

  /// Gathers the fields of a message. Not thread-safe.
  public static final class Builder {

    private final MessageType type;
    private final Map<Field, String> fields = new EnumMap<>(Field.class);

    private Builder(MessageType type) {
      this.type = type;
    }

    /// Sets a field.
    /// @throws IllegalArgumentException naming the field when the text does not fit it
    public Builder with(Field field, String text) {
      if (!field.takes(text)) {
        throw new IllegalArgumentException("a text does not fit field " + field.number());
      }
      fields.put(field, text);
      return this;
    }

    /// Sets a field when there is a text for it.
    public Builder withAny(Field field, String text) {
      return text.isEmpty() ? this : with(field, text);
    }

    public Message build() {
      return new Message(type, new EnumMap<>(fields));
    }
  }

  /// Begins the answer to this message: the fields that tell which one it answers are in it already.
  public Builder reply(String responseCode) {
    Builder reply = of(type.reply());
    for (Field field : ECHOED) {
      get(field).ifPresent(text -> reply.with(field, text));
    }
    return reply.with(Field.RESPONSE_CODE, responseCode);
  }

  private static final Field[] ECHOED = {
    Field.PROCESSING_CODE,
    Field.AMOUNT,
    Field.TRANSMITTED_AT,
    Field.TRACE,
    Field.LOCAL_TIME,
    Field.LOCAL_DATE,
    Field.INSTITUTION,
    Field.TERMINAL,
    Field.CURRENCY,
    Field.NETWORK_CODE
  };

  /// The same message as a repeat.
  public Message repeated() {
    return new Message(type.repeat(), fields);
  }

  public MessageType type() {
    return type;
  }

  public Optional<String> get(Field field) {
    return Optional.ofNullable(fields.get(field));
  }

  /// The text of a field; empty text when it is not there.
  public String text(Field field) {
    return fields.getOrDefault(field, "");
  }

  /// The parts of the private field.
  public PrivateData privateData() {
    return PrivateData.read(text(Field.PRIVATE));
  }

  Map<Field, String> fields() {
    return fields;
  }

  /// What an answer has in common with its request, and with no other request that is under way.
  public MatchingKey key() {
    return new MatchingKey(type.reply(), text(Field.TRACE), text(Field.TRANSMITTED_AT), text(Field.TERMINAL));
  }

  /// By which an answer finds its request: the type of the answer, and fields 11, 7 and 41.
  public record MatchingKey(MessageType reply, String trace, String transmittedAt, String terminal) {}

  @Override
  public String toString() {
    return type.code() + " no. " + text(Field.TRACE);
  }
}
