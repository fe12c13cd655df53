package kz.tolem.gateway.token;

import java.util.UUID;

/// What makes one access token different from every other. Its use is recorded by the payment that used it.
public record TokenId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
