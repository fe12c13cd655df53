package kz.tolem.gateway.edge;

import java.util.UUID;

/// Makes identifiers and secrets. Thread-safe.
public interface Ids {

  /// An identifier that sorts by the time it was made (RFC 9562, version 7): for rows that are written in great number,
  /// so that an index grows at its end.
  UUID timeOrdered();

  /// An identifier that tells nothing and cannot be guessed (RFC 9562, version 4).
  UUID random();

  /// Unguessable bytes, for secrets.
  byte[] secret(int bytes);
}
