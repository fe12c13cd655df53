package kz.tolem.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of one HTTP/1.1 message as they come. Knows just enough: where the head ends and how long the body is.
final class Incoming {

  private static final int BYTES = 16 * 1024;
  private static final byte[] LENGTH_NAME = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer buffer = ByteBuffer.allocate(BYTES);
  private final byte[] bytes = buffer.array();
  private int bodyAt;
  private int end;

  /// Reads what has come.
  ///
  /// @return false when the other side has closed the connection
  boolean read(SocketChannel channel) throws IOException {
    return channel.read(buffer) >= 0;
  }

  /// Tells whether a whole message is there.
  boolean isWhole() throws IOException {
    if (bodyAt == 0) {
      bodyAt = headEnd();
      if (bodyAt == 0) {
        return false;
      }
      end = bodyAt + contentLength();
      if (end > bytes.length) {
        throw new IOException("a message is longer than the load generator reads");
      }
    }
    return buffer.position() >= end;
  }

  private int headEnd() {
    for (int i = 3; i < buffer.position(); i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private int contentLength() throws IOException {
    for (int line = 0; line < bodyAt; line = nextLine(line)) {
      if (isLengthAt(line)) {
        return number(line + LENGTH_NAME.length);
      }
    }
    throw new IOException("a message does not say how long it is");
  }

  private int nextLine(int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private boolean isLengthAt(int line) {
    for (int i = 0; i < LENGTH_NAME.length; i++) {
      int letter = bytes[line + i];
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH_NAME[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int value = 0;
    for (int i = from; bytes[i] != '\r'; i++) {
      if (bytes[i] != ' ') {
        value = value * 10 + bytes[i] - '0';
      }
    }
    return value;
  }

  /// The status of a whole reply.
  int status() {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  /// Copies the text value of a JSON key in the body.
  byte[] text(byte[] key) throws IOException {
    int from = find(key, bodyAt, end);
    if (from < 0) {
      throw new IOException("an answer lacks " + new String(key, StandardCharsets.US_ASCII));
    }
    int start = from + key.length;
    int stop = start;
    while (bytes[stop] != '"') {
      stop++;
    }
    return Arrays.copyOfRange(bytes, start, stop);
  }

  private int find(byte[] wanted, int from, int to) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  String body() {
    return new String(bytes, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
  }

  /// Makes room for the next message, keeping what has already come of it.
  void next() {
    int more = buffer.position() - end;
    System.arraycopy(bytes, end, bytes, 0, more);
    buffer.position(more);
    bodyAt = 0;
  }
}
