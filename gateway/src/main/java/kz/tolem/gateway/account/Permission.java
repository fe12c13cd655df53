package kz.tolem.gateway.account;

import kz.tolem.gateway.user.Guest;
import kz.tolem.gateway.user.Role;

/// What a page or a button needs of whoever uses it.
public enum Permission {
  /// To be signed in.
  SELF,
  /// To look at a merchant's payments.
  LOOK,
  /// To take a saved card out of use, to ask for a refund, to send a notification again.
  CARE,
  /// To charge and cancel, to allow another's refund.
  MOVE_MONEY,
  /// To look after a merchant's secrets, people and limits.
  ADMINISTER,
  /// To run the installation.
  OPERATE;

  /// Whether somebody has it at the merchant that is looked at.
  public boolean isHeldBy(Guest guest) {
    return switch (this) {
      case SELF -> true;
      case LOOK -> guest.seat().isPresent();
      case CARE -> guest.seat().filter(seat -> seat.role().caresForCards()).isPresent();
      case MOVE_MONEY -> guest.seat().filter(seat -> seat.role().movesMoney()).isPresent();
      case ADMINISTER -> guest.seat().filter(seat -> seat.role() == Role.ADMINISTRATOR).isPresent();
      case OPERATE -> guest.operator();
    };
  }
}
