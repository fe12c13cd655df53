package kz.tolem.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/// Whatever comes over the line is a message or is refused; nothing else happens.
class AnyBytesPropertyTest {

  private final MessageCodec codec = new MessageCodec();

  @Property
  void any_bytes_are_a_message_or_are_refused(@ForAll @Size(max = 300) byte[] bytes) {
    readable(bytes);
  }

  @Property
  void any_text_behind_a_sound_head_is_a_message_or_is_refused(
      @ForAll @IntRange(max = 15) int type,
      @ForAll @StringLength(32) @CharRange(from = '0', to = '9') @CharRange(from = 'A', to = 'F') String bitmap,
      @ForAll @StringLength(max = 200) @CharRange(from = '0', to = '9') String fields) {
    readable((MessageType.values()[type].code() + bitmap + fields).getBytes(StandardCharsets.US_ASCII));
  }

  private void readable(byte[] bytes) {
    try {
      assertThat(codec.parse(bytes).type()).isNotNull();
    } catch (MalformedMessage e) {
      assertThat(e.getMessage()).startsWith("a message ");
    }
  }

  @Property
  void any_stream_of_bytes_comes_to_an_end(@ForAll @Size(max = 600) byte[] bytes) {
    Frames frames = new Frames(codec, new ByteArrayInputStream(bytes), new ByteArrayOutputStream());
    for (int i = 0; i <= bytes.length; i++) {
      try {
        frames.read();
      } catch (MalformedMessage _) {
        // the next one may be sound
      } catch (IOException _) {
        return;
      }
    }
    throw new AssertionError("more messages than bytes");
  }

  @Property
  void any_text_in_field_48_is_read(@ForAll @StringLength(max = 300) String text) {
    assertThat(PrivateData.read(text).write()).isNotNull();
  }
}
