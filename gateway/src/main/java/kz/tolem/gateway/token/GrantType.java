package kz.tolem.gateway.token;

import java.util.Optional;

/// By what an access token is granted. Source: EPAY.md 2.2, 2.6, 2.7.
enum GrantType {
  /// To a shop, by its ClientID and secret alone.
  CLIENT_CREDENTIALS,
  /// To one of a merchant's users.
  PASSWORD,
  /// To a user who has signed in before.
  REFRESH_TOKEN;

  /// The type that is written so, in small letters; empty when it is none of them.
  static Optional<GrantType> find(String word) {
    return switch (word) {
      case "client_credentials" -> Optional.of(CLIENT_CREDENTIALS);
      case "password" -> Optional.of(PASSWORD);
      case "refresh_token" -> Optional.of(REFRESH_TOKEN);
      default -> Optional.empty();
    };
  }
}
