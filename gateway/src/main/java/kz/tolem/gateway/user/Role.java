package kz.tolem.gateway.user;

import java.util.Locale;

/// What a user may do for a merchant. Each role may do all that the ones before it may.
public enum Role {
  /// Looks at payments.
  VIEWER,
  /// Looks at payments, and cares for what belongs to buyers: saved cards.
  SUPPORT,
  /// Also moves money: charge, cancel, refund.
  FINANCE,
  /// Also cares for the merchant's users and settings.
  ADMINISTRATOR;

  /// Whether this role may charge, cancel and refund.
  public boolean movesMoney() {
    return compareTo(FINANCE) >= 0;
  }

  /// Whether this role may take saved cards out of use.
  public boolean caresForCards() {
    return compareTo(SUPPORT) >= 0;
  }

  /// The word that people use for it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
