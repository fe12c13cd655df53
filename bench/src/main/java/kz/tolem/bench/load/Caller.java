package kz.tolem.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// One kept-alive connection to the gateway, with one request on the way at a time.
final class Caller implements Ready, AutoCloseable {

  private static final int REQUEST_BYTES = 8 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer out = ByteBuffer.allocateDirect(REQUEST_BYTES);
  private final Incoming in = new Incoming();
  private final Closed closed;
  private Consumer<Incoming> answered = answer -> {};

  /// What is to happen when the gateway ends the connection.
  @FunctionalInterface
  interface Closed {
    void by(Caller caller) throws IOException;
  }

  Caller(Loop loop, InetSocketAddress gateway) throws IOException {
    this(loop, gateway, caller -> {
      throw new IOException("the gateway closed a connection");
    });
  }

  Caller(Loop loop, InetSocketAddress gateway, Closed closed) throws IOException {
    this.closed = closed;
    this.channel = SocketChannel.open(gateway);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.key = loop.watch(channel, SelectionKey.OP_READ, this);
  }

  /// An empty buffer for the next request.
  ByteBuffer request() {
    return out.clear();
  }

  /// Sends what was put into [#request()].
  void send(Consumer<Incoming> whenAnswered) throws IOException {
    answered = whenAnswered;
    out.flip();
    write();
  }

  private void write() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  @Override
  public void ready() throws IOException {
    if (out.hasRemaining()) {
      write();
      return;
    }
    if (!in.read(channel)) {
      closed.by(this);
      return;
    }
    if (in.isWhole()) {
      Consumer<Incoming> then = answered;
      then.accept(in);
    }
  }

  /// To be called once an answer has been read, before the next request.
  void done() {
    in.next();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
