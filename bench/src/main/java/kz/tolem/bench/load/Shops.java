package kz.tolem.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The shops' receivers of notifications, each at a port of its own as each shop has a host of its own. Takes everything
/// and counts it. Served by the loop's thread.
public final class Shops {

  private static final byte[] TAKEN = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final List<String> addresses = new ArrayList<>();
  private long received;

  public Shops(Loop loop, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      ServerSocketChannel door = ServerSocketChannel.open();
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      loop.watch(door, SelectionKey.OP_ACCEPT, () -> accept(loop, door));
      addresses.add("http://127.0.0.1:" + ((InetSocketAddress) door.getLocalAddress()).getPort() + "/epay/post");
    }
  }

  /// The address of each shop.
  public List<String> addresses() {
    return List.copyOf(addresses);
  }

  /// How many notifications have come to all of them.
  public long received() {
    return received;
  }

  private void accept(Loop loop, ServerSocketChannel door) throws IOException {
    SocketChannel channel = door.accept();
    if (channel != null) {
      Incoming in = new Incoming();
      loop.watch(channel, SelectionKey.OP_READ, () -> take(channel, in));
    }
  }

  private void take(SocketChannel channel, Incoming in) throws IOException {
    try {
      if (in.read(channel)) {
        answer(channel, in);
      } else {
        channel.close();
      }
    } catch (IOException _) {
      // The gateway gave up on this connection and will come again.
      channel.close();
    }
  }

  private void answer(SocketChannel channel, Incoming in) throws IOException {
    while (in.isWhole()) {
      received++;
      in.next();
      channel.write(ByteBuffer.wrap(TAKEN));
    }
  }
}
