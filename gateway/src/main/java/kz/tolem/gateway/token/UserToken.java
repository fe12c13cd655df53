package kz.tolem.gateway.token;

import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.user.SessionId;
import kz.tolem.gateway.user.UserId;
import kz.tolem.protocol.TerminalId;

/// What the access token of a user says, once opened. What its user may do is not in it: that is asked each time it is
/// used, so that it ends with the session ([Callers]). Source: EPAY.md 2.6. Immutable.
///
/// @param terminal when the request for the token named one, nothing of other terminals is seen
public record UserToken(
    TokenId id,
    MerchantId merchant,
    UserId user,
    SessionId session,
    Optional<TerminalId> terminal,
    String scope,
    Instant expiresAt) {

  /// The service token that would see the same.
  AccessToken asServiceToken() {
    return new AccessToken(
        id, merchant, terminal, Optional.empty(), Optional.empty(), scope, "", "", "", "", expiresAt);
  }

  /// Shows what may stand in a log.
  @Override
  public String toString() {
    return "user token " + id;
  }
}
