package kz.tolem.gateway.card;

/// A card as its holder entered it. Prints its mask alone.
///
/// @param holder the name on the card; empty text when it was not asked for
public record CardEntry(CardNumber number, Expiry expiry, Cvc cvc, String holder) {

  @Override
  public String toString() {
    return "card " + number.mask();
  }
}
