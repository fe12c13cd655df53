package kz.tolem.gateway.user;

import java.util.UUID;

/// A person who may sign in.
public record UserId(UUID value) {

  /// Stands for every name that does not exist.
  static final UserId NOBODY = new UserId(new UUID(0, 0));

  @Override
  public String toString() {
    return value.toString();
  }
}
