package kz.tolem.gateway.notification;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/// Which network addresses may be posted to. Asked at the moment of connecting, with the very addresses that are connected
/// to, so a name that changes its answer afterwards gains nothing. Thread-safe.
final class Reach implements DnsResolver {

  /// How names become addresses.
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Names names;
  private final Predicate<InetAddress> open;
  private final IntPredicate openPort;

  Reach(Names names, Predicate<InetAddress> open, IntPredicate openPort) {
    this.names = names;
    this.open = open;
    this.openPort = openPort;
  }

  /// Public addresses of other machines alone, for production.
  static Reach publicOnly() {
    return new Reach(
        InetAddress::getAllByName,
        address -> PublicInternet.has(address) && !isOurs(address),
        PublicInternet::hasPort);
  }

  /// Any address, for the sandbox, where the shop runs on the same machine.
  static Reach anywhere() {
    return new Reach(InetAddress::getAllByName, _ -> true, _ -> true);
  }

  /// Tells whether a port may be posted to.
  boolean hasPort(int port) {
    return openPort.test(port);
  }

  /// Looks a name up, once. A name that is not there and one that leads to where nobody may go answer alike, so that
  /// nothing is learnt of the names of the network that the gateway is in.
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] within = Arrays.stream(names.addresses(host)).filter(open).toArray(InetAddress[]::new);
    if (within.length == 0) {
      throw new UnknownHostException("the host leads to no address that may be posted to");
    }
    return within;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// A public address of this machine itself: what listens on it is often meant for this machine, and a packet that never
  /// leaves it passes by the firewall.
  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException _) {
      return true; // not known is not allowed
    }
  }
}
