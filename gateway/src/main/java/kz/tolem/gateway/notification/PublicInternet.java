package kz.tolem.gateway.notification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;

/// What belongs to the public internet: addresses that are routed for everybody, and ports that shops listen on. Sources:
/// IANA special-purpose address registries (RFC 6890), RFC 6052 and 8215 (NAT64), RFC 3056 (6to4), RFC 5214 (ISATAP).
final class PublicInternet {

  // Below 1024 live mail, remote shells, directories and the like, which can be made to do harm by a POST; so can some
  // above it, which browsers refuse for the same reason, and the usual ports of databases and caches.
  private static final Set<Integer> HARMFUL_PORTS =
      Set.of(
          1433, 1434, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432,
          5433, 5984, 6000, 6379, 6432, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 10080, 11211, 27017);

  private PublicInternet() {}

  /// Tells whether shops may listen on a port; a negative one stands for that of the scheme.
  static boolean hasPort(int port) {
    return port < 0 || port == 80 || port == 443 || port >= 1024 && port <= 65_535 && !HARMFUL_PORTS.contains(port);
  }

  /// Tells whether an address is routed for everybody, and hides none that is not.
  static boolean has(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet4Address ? hasV4(address.getAddress()) : hasV6(address.getAddress());
  }

  private static boolean hasV4(byte[] v4) {
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

  private static boolean hasV6(byte[] v6) {
    int first = word(v6, 0);
    int second = word(v6, 1);
    if (first == 0x0064 && second == 0xFF9B) {
      // Only the well-known prefix, /96, leads to the public internet; what lies beside it is a network's own.
      boolean wellKnown = word(v6, 2) == 0 && word(v6, 3) == 0 && word(v6, 4) == 0 && word(v6, 5) == 0;
      return wellKnown && hasV4(Arrays.copyOfRange(v6, 12, 16));
    }
    if (first == 0x2002) { // 6to4 carries an IPv4 address in the next four bytes
      return hasV4(Arrays.copyOfRange(v6, 2, 6));
    }
    boolean isatap = (word(v6, 4) & 0xFDFF) == 0 && word(v6, 5) == 0x5EFE;
    boolean documentation = first == 0x2001 && second == 0x0DB8 || first == 0x3FFF;
    boolean assignments = first == 0x2001 && second < 0x0200; // Teredo, benchmarks, ORCHID and the like
    boolean global = (first & 0xE000) == 0x2000; // 2000::/3 is all that is routed
    return global && !isatap && !documentation && !assignments;
  }

  private static int word(byte[] v6, int index) {
    return (v6[2 * index] & 0xFF) << 8 | v6[2 * index + 1] & 0xFF;
  }
}
