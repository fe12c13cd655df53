package kz.tolem.gateway.notification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/// Which network addresses may be posted to. Asked at the moment of connecting, with the address that will be connected
/// to, so a name that changes its answer afterwards gains nothing.
final class Reach implements DnsResolver {

  private final boolean privateAllowed;

  private Reach(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /// Public addresses alone, for production.
  static Reach publicOnly() {
    return new Reach(false);
  }

  /// Any address, for the sandbox, where the shop runs on the same machine.
  static Reach anywhere() {
    return new Reach(true);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (privateAllowed) {
      return addresses;
    }
    InetAddress[] open = Arrays.stream(addresses).filter(Reach::isPublic).toArray(InetAddress[]::new);
    if (open.length == 0) {
      throw new UnknownHostException("the host leads to a private address");
    }
    return open;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// Tells whether an address is on the public internet. Source: IANA special-purpose address registries (RFC 6890).
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet4Address ? isPublic(address.getAddress()) : isPublicV6(address.getAddress());
  }

  private static boolean isPublic(byte[] v4) {
    int a = v4[0] & 0xFF;
    int b = v4[1] & 0xFF;
    int c = v4[2] & 0xFF;
    boolean special =
        a == 0
            || a == 10
            || a == 127
            || a == 100 && b >= 64 && b <= 127 // shared by carriers (RFC 6598)
            || a == 169 && b == 254
            || a == 172 && b >= 16 && b <= 31
            || a == 192 && b == 168
            || a == 192 && b == 0 && (c == 0 || c == 2)
            || a == 192 && b == 88 && c == 99
            || a == 198 && (b == 18 || b == 19)
            || a == 198 && b == 51 && c == 100
            || a == 203 && b == 0 && c == 113
            || a >= 224;
    return !special;
  }

  private static boolean isPublicV6(byte[] v6) {
    int first = (v6[0] & 0xFF) << 8 | v6[1] & 0xFF;
    int second = (v6[2] & 0xFF) << 8 | v6[3] & 0xFF;
    if (first == 0x2002) { // 6to4 carries an IPv4 address in the next four bytes
      return isPublic(Arrays.copyOfRange(v6, 2, 6));
    }
    if (first == 0x0064 && second == 0xFF9B) { // NAT64, well-known and local prefix (RFC 6052, RFC 8215)
      return isPublic(Arrays.copyOfRange(v6, 12, 16));
    }
    boolean mapped = first == 0 && second == 0; // ::/32 holds IPv4-mapped and IPv4-compatible addresses
    boolean documentation = first == 0x2001 && second == 0x0DB8 || first == 0x3FFF;
    boolean teredoAndBenchmark = first == 0x2001 && second < 0x0200;
    boolean global = (first & 0xE000) == 0x2000; // 2000::/3 is all that is routed
    return global && !mapped && !documentation && !teredoAndBenchmark;
  }
}
