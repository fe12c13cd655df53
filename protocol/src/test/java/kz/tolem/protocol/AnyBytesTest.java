package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever comes in, a reader reads it or throws {@link MalformedMessage}. */
class AnyBytesTest {

  private static final List<Consumer<byte[]>> READERS =
      List.of(
          bytes -> TokenRequest.ofForm(Form.parse(bytes)).toForm(),
          bytes -> TokenRequest.ofJson(bytes).toForm(),
          bytes -> TokenReply.read(bytes).write(),
          bytes -> TokenError.read(bytes).write(),
          bytes -> SavedCardRequest.read(bytes).toString(),
          bytes -> PaymentReply.read(bytes).write(),
          bytes -> PaymentError.read(bytes).write(),
          bytes -> PostLink.read(bytes).write(),
          bytes -> PaymentObject.ofJson(bytes).encode(),
          bytes -> PaymentObject.ofEncoded(new String(bytes, ISO_8859_1)).encode(),
          bytes -> PaymentObject.ofParams(new String(bytes, ISO_8859_1)).toString(),
          bytes -> WidgetMessage.read(new String(bytes, ISO_8859_1)).write(),
          bytes -> PublicProfileRequest.read(bytes).write(),
          bytes -> PublicProfile.read(bytes).write());

  /** Pieces that stand where other pieces stood: what a careless or malicious sender writes. */
  private static final List<String> PIECES =
      List.of("{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e999999999", "1e-99", "0.0000001", "\\u0000",
          "\\ud800", "{}", "[]", "\"\"", "9".repeat(30), "\u0000", "&", "=", "%", "%00", "%ff", "+", "id=",
          "access_token=", "\u00ff", "2025-02-30T25:61:61+99:99", "\"yes\"", "\"0\"");

  @Property
  void arbitrary_bytes_are_read_or_refused(@ForAll @Size(max = 300) byte[] bytes) {
    READERS.forEach(reader -> readOrRefuse(reader, bytes));
  }

  @Property
  void spoilt_examples_are_read_or_refused(@ForAll("examples") String example, @ForAll long seed) {
    byte[] spoilt = spoil(example, new Random(seed));

    READERS.forEach(reader -> readOrRefuse(reader, spoilt));
  }

  static void readOrRefuse(Consumer<byte[]> reader, byte[] bytes) {
    try {
      reader.accept(bytes);
    } catch (MalformedMessage refused) {
      assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(120);
    }
  }

  @Provide
  Arbitrary<String> examples() {
    return Arbitraries.of(Examples.names())
        .map(name -> name.endsWith(".http") ? new String(Examples.body(name), UTF_8) : Examples.text(name).strip());
  }

  static byte[] spoil(String example, Random random) {
    StringBuilder text = new StringBuilder(example);
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      int start = random.nextInt(text.length());
      int end = Math.min(text.length(), start + random.nextInt(6));
      text.replace(start, end, PIECES.get(random.nextInt(PIECES.size())));
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
