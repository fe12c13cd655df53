package kz.tolem.gateway.merchant;

import java.util.UUID;

/// The holder of a ClientID.
public record MerchantId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
