package kz.tolem.gateway;

import java.util.List;

/// The key of cryptograms, made once for all gateways of a JVM that begin with the same keysets: RSA-4096 takes seconds,
/// and few tests care when it was made. Thread-safe.
final class OneCryptogramKey {

  private static List<String> made = List.of();

  private OneCryptogramKey() {}

  /// Lets a gateway without a key have the one that another made.
  static synchronized void give(TestGateway gateway) {
    if (!gateway.isPlanted() || gateway.sql().count("select count(*) from cryptogram_key") > 0) {
      return;
    }
    if (made.isEmpty()) {
      gateway.wire().get("/public.rsa");
      made =
          gateway
              .sql()
              .rows("select id, encode(public_key, 'hex'), encode(sealed, 'hex'), created_at from cryptogram_key")
              .getFirst();
      return;
    }
    gateway
        .sql()
        .run(
            """
            insert into cryptogram_key (id, handed_out, public_key, sealed, created_at)
            values (?::uuid, true, decode(?, 'hex'), decode(?, 'hex'), ?::timestamptz)
            on conflict do nothing
            """,
            made.toArray());
  }
}
