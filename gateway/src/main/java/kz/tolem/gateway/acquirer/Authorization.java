package kz.tolem.gateway.acquirer;

import java.util.Optional;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// What the card host is asked to authorise. Prints no card number.
///
/// @param terminalNumber the terminal's eight digits
/// @param cvc present when the buyer typed it, absent when a shop pays with a saved card
/// @param twoStep whether the money is blocked for a later charge instead of taken
/// @param use why the card is used
/// @param authentication how 3-D Secure went
public record Authorization(
    PaymentId payment,
    String terminalNumber,
    InvoiceId invoice,
    Money amount,
    CardNumber number,
    Expiry expiry,
    Optional<Cvc> cvc,
    boolean twoStep,
    CredentialUse use,
    Authentication authentication) {

  /// Whether no money is to move: the host is asked whether the card is good.
  public boolean isVerification() {
    return amount.isZero();
  }

  @Override
  public String toString() {
    return "authorization of payment " + payment;
  }
}
