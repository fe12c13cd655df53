package kz.tolem.gateway.user;

import java.util.UUID;

/// One sign-in of a user for a merchant.
public record SessionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
