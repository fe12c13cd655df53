package kz.tolem.cardline;

import com.solab.iso8583.IsoMessage;
import com.solab.iso8583.MessageFactory;
import com.solab.iso8583.parse.FieldParseInfo;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Packs messages and parses them: the only class that knows the library. Thread-safe.
public final class MessageCodec {

  private static final String ENCODING = StandardCharsets.US_ASCII.name();
  private static final int FIELDS = 128;
  private static final int TYPE = 4;
  private static final int BITMAP = 16;

  private final MessageFactory<IsoMessage> factory = new MessageFactory<>();

  public MessageCodec() {
    factory.setAssignDate(false);
    Map<Integer, FieldParseInfo> guide = new HashMap<>();
    for (Field field : Field.values()) {
      guide.put(field.number(), FieldParseInfo.getInstance(field.type(), field.length(), ENCODING, false));
    }
    for (MessageType type : MessageType.values()) {
      factory.setParseMap(type.number(), guide);
    }
    try {
      factory.setCharacterEncoding(ENCODING);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("every Java knows ASCII", e);
    }
    factory.freeze();
  }

  /// The message's bytes, without a frame.
  public byte[] pack(Message message) {
    IsoMessage packed = factory.newMessage(message.type().number());
    message.fields().forEach((field, text) -> packed.setValue(field.number(), text, field.type(), field.length()));
    return packed.writeData();
  }

  /// Reads the bytes of one message, without its frame.
  ///
  /// @throws MalformedMessage when they are not a message of this line; it tells nothing of the content
  public Message parse(byte[] bytes) throws MalformedMessage {
    String head = new String(bytes, 0, Math.min(TYPE, bytes.length), StandardCharsets.US_ASCII);
    // Asked before the library is: of a type that it does not know it would log the whole message.
    MessageType type = MessageType.of(head).orElseThrow(() -> new MalformedMessage("of a type that this line has not"));
    if (!hasBitmap(bytes)) {
      // The library would take any character for four bits.
      throw new MalformedMessage("of type " + type.code() + " without a bitmap");
    }
    IsoMessage parsed;
    try {
      parsed = factory.parseMessage(bytes, 0);
    } catch (ParseException | UnsupportedEncodingException | RuntimeException _) {
      throw new MalformedMessage("of type " + type.code() + " that cannot be read");
    }
    Message.Builder message = Message.of(type);
    for (int number = 2; number <= FIELDS; number++) {
      if (parsed.hasField(number)) {
        read(message, number, parsed.getField(number).toString());
      }
    }
    return message.build();
  }

  private static boolean hasBitmap(byte[] bytes) {
    for (int i = TYPE; i < TYPE + BITMAP; i++) {
      if (i >= bytes.length || Character.digit(bytes[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void read(Message.Builder message, int number, String text) throws MalformedMessage {
    Optional<Field> field = Field.of(number);
    if (field.isEmpty()) {
      return;
    }
    try {
      message.with(field.get(), text.stripTrailing());
    } catch (IllegalArgumentException _) {
      throw new MalformedMessage("with a field " + number + " that cannot be read");
    }
  }
}
