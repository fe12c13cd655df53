package kz.tolem.gateway.payment;

import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.Cvc;

/// How the card comes to the payment. Nothing of it is kept once the card host has answered.
public sealed interface PresentedCard {

  /// The shop names a saved card; the buyer need not be there.
  record Saved() implements PresentedCard {}

  /// A payment of a subscription is due; nobody is there.
  record Scheduled() implements PresentedCard {}

  /// The buyer chose a saved card on the page and typed its security code.
  record SavedWithCvc(Cvc cvc) implements PresentedCard {}

  /// The buyer typed a card on the page; the vault has sealed it under the order's CardId.
  record Typed(CardEntry entry) implements PresentedCard {}
}
