package kz.tolem.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import kz.tolem.host.CardHost;

/// The card host: its port and its folder are its arguments.
final class HostChild {

  private HostChild() {}

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    try (CardHost host = CardHost.start(address, Path.of(arguments[1]), Optional.empty())) {
      System.out.println("listening " + host.port());
      while (System.in.read() >= 0) {
        // until the parent closes it
      }
    }
    System.exit(0);
  }
}
