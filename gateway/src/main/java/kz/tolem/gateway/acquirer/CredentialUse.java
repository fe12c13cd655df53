package kz.tolem.gateway.acquirer;

/// Why a card is used, as schemes want to know of stored cards, and the payment that this one goes back to.
///
/// @param networkId the scheme's id of the card's first approved payment; empty text: none, or not known
public record CredentialUse(Reason reason, String networkId) {

  /// The sorts of use.
  public enum Reason {
    /// The buyer typed the card, and it is not kept.
    ONCE,
    /// The buyer typed the card and agreed that it is kept: the first of a series.
    FIRST,
    /// The buyer pays with a saved card.
    BUYER_PRESENT,
    /// The shop takes money from a saved card, at a time of its own choosing.
    UNSCHEDULED,
    /// A payment of a subscription, at its time.
    SCHEDULED;

    /// Whether nobody is there who could choose another card.
    public boolean automatic() {
      return this == UNSCHEDULED || this == SCHEDULED;
    }
  }
}
