package kz.tolem.gateway.model;

import java.util.OptionalLong;

/// One thing that is done from outside.
sealed interface Call {

  /// The request of this number is sent, for the first time or again.
  ///
  /// @param savedCard whether it names the saved card
  record Pay(int request, long amount, boolean savedCard) implements Call {}

  /// A charge, cancel or refund of the payment that a request has made.
  ///
  /// @param externalId empty text: none
  record Act(World.Verb verb, int request, OptionalLong amount, String externalId) implements Call {}

  /// The status of the payment that a request has made.
  record Look(int request) implements Call {}

  /// The status of the order's attempt that counts.
  record LookByInvoice() implements Call {}

  /// The buyer of a request's payment comes back from his bank.
  record Confirm(int request, boolean passed) implements Call {}

  record Deactivate() implements Call {}

  /// Time passes.
  record Leap(int minutes) implements Call {}
}
