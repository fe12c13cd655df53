package kz.tolem.gateway.token;

import java.util.Locale;
import java.util.Optional;
import kz.tolem.gateway.http.Request;

/// Reads the access token of the `Authorization` header. Source: EPAY.md 1.3.
public final class Bearer {

  private static final String SCHEME = "bearer ";

  private Bearer() {}

  /// The token; empty when there is none. The scheme's name counts in any case; the seed itself writes `bearer`.
  public static Optional<String> of(Request request) {
    return request
        .header("Authorization")
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(token -> !token.isEmpty());
  }
}
