package kz.tolem.gateway.card;

import java.time.Instant;
import java.util.Optional;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.PaymentId;

/// What a card is to remember of a payment, written together with the payment's outcome ([CardBatch#note]).
public sealed interface CardNote {

  CardId card();

  /// The buyer typed the card, was approved and wants it kept: it is saved, with the expiry that the card host has just
  /// accepted. That is a new agreement: a stop of automatic payments is over and a new series begins.
  ///
  /// @param by the payment that saves it
  /// @param networkId empty text when the host gave none
  record Saved(CardId card, PaymentId by, Expiry expiry, String networkId, Instant at) implements CardNote {}

  /// A saved card was approved for the first time.
  record Linked(CardId card, String networkId) implements CardNote {}

  /// The card host declined a saved card.
  ///
  /// @param counted whether it counts as a failure of the card
  /// @param stop the code that ends payments without the buyer; empty when it does not
  record Declined(CardId card, boolean counted, Optional<Integer> stop, Instant at) implements CardNote {}
}
