package kz.tolem.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Takes connections at one port and hands them to a {@link Peer} at another. */
final class Forwarder {

  private Forwarder() {}

  /** Listens when it returns, and forwards until nobody comes any more. */
  static void start(int port, Peer peer) throws IOException {
    ServerSocket server = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
    server.setSoTimeout(20_000);
    run(() -> forward(server, peer));
  }

  private static void forward(ServerSocket server, Peer peer) {
    try (server) {
      while (true) {
        Socket from = server.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), URI.create(peer.base()).getPort());
        copy(from, to);
        copy(to, from);
      }
    } catch (IOException e) {
      // Nobody comes any more, or the peer is gone.
    }
  }

  private static void copy(Socket from, Socket to) {
    run(
        () -> {
          try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
          } catch (IOException e) {
            // One side has gone.
          }
        });
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "forwarder");
    thread.setDaemon(true);
    thread.start();
  }
}
