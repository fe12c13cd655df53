package kz.tolem.gateway.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Whose word counts for where a request came from: the proxies in front of us. Everybody else may write what he likes into
/// `X-Forwarded-For`.
///
/// @param addresses of the proxies, as IP addresses
public record Proxies(Set<String> addresses) {

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  public Proxies {
    addresses = Set.copyOf(addresses);
  }

  /// Nobody's word counts.
  public static Proxies none() {
    return new Proxies(Set.of());
  }

  /// @param peer who holds the connection
  /// @param forwarded the values of `X-Forwarded-For`, in their order
  /// @return the last address that none of ours has added
  String caller(String peer, List<String> forwarded) {
    String caller = plain(peer);
    for (String address : forwarded.reversed()) {
      if (!addresses.contains(caller)) {
        return caller;
      }
      if (!ADDRESS.matcher(address).matches()) {
        return caller; // no address, such as `unknown`; nothing before it can be believed
      }
      caller = address;
    }
    return caller;
  }

  private static String plain(String peer) {
    return peer.startsWith("[") && peer.endsWith("]") ? peer.substring(1, peer.length() - 1) : peer;
  }
}
