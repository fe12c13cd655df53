package kz.tolem.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** Takes connections at one port and hands them to a {@link Peer} at another. */
final class Forwarder {

  private Forwarder() {}

  /** Forwards until the peer is gone. */
  static void between(int port, Peer peer) throws IOException {
    try (ServerSocket server = new ServerSocket(port, 64, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(20_000);
      while (true) {
        Socket from = server.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), URI.create(peer.base()).getPort());
        copy(from, to);
        copy(to, from);
      }
    } catch (SocketTimeoutException e) {
      // Nobody comes any more.
    }
  }

  private static void copy(Socket from, Socket to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
              } catch (IOException e) {
                // One side has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
