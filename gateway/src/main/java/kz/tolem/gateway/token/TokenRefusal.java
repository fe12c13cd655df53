package kz.tolem.gateway.token;

import kz.tolem.protocol.TokenError;

/// Why a token is not granted. Checked in this order; the first that applies is the answer. Source: EPAY.md 2.5.
sealed interface TokenRefusal {

  /// The grant type is missing or not one of ours.
  record GrantUnsupported() implements TokenRefusal {}

  /// The client is unknown or its secret is wrong; which of the two is not told.
  record ClientUnknown() implements TokenRefusal {}

  /// The scope is missing or has a word that nobody can be granted.
  record ScopeUnknown(String why) implements TokenRefusal {}

  /// A field is missing, malformed, or names a terminal that is not the client's.
  record FieldWrong(String why) implements TokenRefusal {}

  /// Name and password, or the refresh token, are not good; why is not told.
  record GrantInvalid(String why) implements TokenRefusal {}

  default int status() {
    return switch (this) {
      case ClientUnknown _ -> 401;
      case GrantUnsupported _, ScopeUnknown _, FieldWrong _, GrantInvalid _ -> 400;
    };
  }

  /// One body that every known client can read.
  default TokenError error() {
    return switch (this) {
      case GrantUnsupported _ ->
          TokenError.of(
              "unsupported_grant_type", "grant_type must be client_credentials, password or refresh_token");
      case ClientUnknown _ -> TokenError.of("invalid_client", "client authentication failed");
      case ScopeUnknown(String why) -> TokenError.of("invalid_scope", why);
      case FieldWrong(String why) -> TokenError.of("invalid_request", why);
      case GrantInvalid(String why) -> TokenError.of("invalid_grant", why);
    };
  }
}
