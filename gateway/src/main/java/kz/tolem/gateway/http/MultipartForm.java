package kz.tolem.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartCompliance;
import org.eclipse.jetty.io.Content;

/// Reads `multipart/form-data` from memory with Jetty's parser; nothing touches the disk. Source: RFC 7578.
final class MultipartForm {

  private static final int PART_HEADERS_MAX = 4096;

  private MultipartForm() {}

  static Map<String, String> read(String boundary, byte[] body) {
    Parts parts = new Parts(body.length);
    MultiPart.Parser parser = new MultiPart.Parser(boundary, MultiPartCompliance.RFC7578, parts);
    parser.setPartHeadersMaxLength(PART_HEADERS_MAX);
    parser.setMaxParts(Forms.FIELDS_MAX + 1L);
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(closed(boundary, body)), true));
    return parts.fields();
  }

  /// The body with its last boundary, which some shops forget; they may or may not have ended the last value's line.
  private static byte[] closed(String boundary, byte[] body) {
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    int last = lastIndexOf(body, delimiter);
    if (last < 0) {
      throw malformed();
    }
    int after = last + delimiter.length;
    if (after + 1 < body.length && body[after] == '-' && body[after + 1] == '-') {
      return body;
    }
    boolean lineEnded = body[body.length - 1] == '\n';
    byte[] end = ((lineEnded ? "" : "\r\n") + "--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(body, body.length + end.length);
    System.arraycopy(end, 0, whole, body.length, end.length);
    return whole;
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i >= 0; i--) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static BadRequest malformed() {
    return new BadRequest("the multipart form is malformed");
  }

  /// Collects the fields. The parser swallows what its listener throws, so a mistake is kept and thrown at the end.
  private static final class Parts extends MultiPart.AbstractPartsListener {

    private final LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    private final byte[] content;
    private int length;
    private BadRequest mistake;
    private boolean complete;

    Parts(int bytesMax) {
      content = new byte[bytesMax];
    }

    Map<String, String> fields() {
      if (mistake != null) {
        throw mistake;
      }
      if (!complete) {
        throw malformed();
      }
      return Collections.unmodifiableMap(fields);
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      int more = chunk.remaining();
      chunk.getByteBuffer().get(content, length, more);
      length += more;
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
      try {
        // The parser has replaced what was not UTF-8 in the name.
        if (name != null && name.indexOf('\uFFFD') >= 0) {
          throw new BadRequest("the form is not UTF-8");
        }
        String value = Forms.text(content, length, "form");
        Forms.put(fields, Optional.ofNullable(name).orElse(""), value, "form");
      } catch (BadRequest e) {
        fail(e);
      } finally {
        length = 0;
      }
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
      fail(malformed());
    }

    private void fail(BadRequest first) {
      if (mistake == null) {
        mistake = first;
      }
    }
  }
}
