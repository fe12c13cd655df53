package kz.tolem.cardline;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Messages on a connection: each behind its length in two bytes, the higher one first. One thread may read while any
/// number of others write.
public final class Frames {

  /// Longer ones are taken for a mistake.
  public static final int BYTES_MAX = 4096;

  private final MessageCodec codec;
  private final DataInputStream in;
  private final OutputStream out;

  public Frames(MessageCodec codec, InputStream in, OutputStream out) {
    this.codec = codec;
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = out;
  }

  /// Waits for the next message.
  ///
  /// @throws EOFException when the other end has closed the connection
  /// @throws MalformedMessage when what came is no message; the next one can still be read
  /// @throws IOException when the connection is broken, or the length cannot be right
  public Message read() throws IOException {
    int length = in.readUnsignedShort();
    if (length == 0 || length > BYTES_MAX) {
      throw new IOException("a message said to be " + length + " bytes long");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return codec.parse(bytes);
  }

  /// Sends a message at once.
  public void write(Message message) throws IOException {
    byte[] bytes = codec.pack(message);
    byte[] frame = new byte[bytes.length + 2];
    frame[0] = (byte) (bytes.length >> 8);
    frame[1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, frame, 2, bytes.length);
    synchronized (out) {
      out.write(frame);
      out.flush();
    }
  }
}
