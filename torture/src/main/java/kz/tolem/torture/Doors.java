package kz.tolem.torture;

import java.util.Optional;

/// Where shops find the gateways, and gateways the shops. Thread-safe.
interface Doors {

  int GATEWAYS = 2;

  /// The port of a gateway that runs; empty while it does not.
  Optional<Integer> gatewayPort(int number);

  /// Where notifications go.
  String postLink();
}
