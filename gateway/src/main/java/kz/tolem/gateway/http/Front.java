package kz.tolem.gateway.http;

import java.time.Duration;
import java.util.Optional;

/// What stands between the server and the world.
///
/// @param proxies whose word counts for where a request came from
/// @param tls empty: plain HTTP, behind a proxy that does TLS
/// @param lookEvery how often the files of TLS are looked at
/// @param httpsOnly whether browsers are told to come by https alone from now on (HSTS)
public record Front(Proxies proxies, Optional<TlsFiles> tls, Duration lookEvery, boolean httpsOnly) {

  /// Nothing at all.
  public static Front none() {
    return new Front(Proxies.none(), Optional.empty(), Duration.ofSeconds(10), false);
  }
}
