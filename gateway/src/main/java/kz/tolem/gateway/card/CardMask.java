package kz.tolem.gateway.card;

/// What may be shown of a card number.
///
/// @param firstSix the issuer's digits
/// @param lastFour the last four digits
public record CardMask(String firstSix, String lastFour) {

  public CardMask {
    if (firstSix.length() != 6 || lastFour.length() != 4) {
      throw new IllegalArgumentException("a mask is six digits and four");
    }
  }

  /// The form of notifications and status: `440563...5096`. Source: EPAY.md 13, no. 28.
  @Override
  public String toString() {
    return firstSix + "..." + lastFour;
  }
}
