package kz.tolem.gateway.account;

import java.util.Optional;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.user.Guest;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.Language;

/// Somebody at an account page: who it is, in which language, and from where.
///
/// @param formToken what the forms of this browser must carry
/// @param address the network address
public record Visitor(Guest guest, Language language, String formToken, String address) {

  /// The merchant that is looked at. Only for pages that need one.
  public MerchantId merchant() {
    return seat().merchant();
  }

  public Role role() {
    return seat().role();
  }

  public Guest.Seat seat() {
    return guest.seat().orElseThrow();
  }

  public boolean may(Permission permission) {
    return permission.isHeldBy(guest);
  }

  Optional<MerchantId> anyMerchant() {
    return guest.seat().map(Guest.Seat::merchant);
  }

  @Override
  public String toString() {
    return guest.toString();
  }
}
