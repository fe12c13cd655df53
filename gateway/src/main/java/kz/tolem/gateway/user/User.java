package kz.tolem.gateway.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.merchant.MerchantId;

/// A person who may sign in, without the password.
///
/// @param lockedUntil when wrong passwords locked the name, until then
/// @param memberships for whom the user may act
public record User(
    UserId id, Login login, Optional<Instant> disabledAt, Optional<Instant> lockedUntil, List<Membership> memberships) {

  public User {
    memberships = List.copyOf(memberships);
  }

  /// What a user is at a merchant.
  public record Membership(MerchantId merchant, String clientId, Role role) {}

  @Override
  public String toString() {
    return "user " + id;
  }
}
