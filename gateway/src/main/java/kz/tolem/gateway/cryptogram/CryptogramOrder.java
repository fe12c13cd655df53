package kz.tolem.gateway.cryptogram;

import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.payment.Buyer;
import kz.tolem.gateway.payment.Channel;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.payment.TokenUse;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;

/// What a shop wants paid with a card that is still in its cryptogram; checked in every other field. Immutable.
///
/// @param amount zero: the card is only to be verified
record CryptogramOrder(
    Terminal terminal,
    TokenUse use,
    InvoiceId invoice,
    String invoiceAlt,
    Money amount,
    boolean saveCard,
    String description,
    String data,
    Buyer buyer,
    OrderLinks links,
    String secretHash,
    String cryptogram) {

  /// The order, once the vault has the card.
  Order order(CardId card) {
    return new Order(
        terminal.merchant(),
        terminal.id(),
        use,
        invoice,
        invoiceAlt,
        amount,
        card,
        Channel.CRYPTOGRAM,
        terminal.twoStep(),
        false,
        saveCard,
        description,
        data,
        buyer,
        links,
        secretHash);
  }

  @Override
  public String toString() {
    return "order " + invoice + " at terminal " + terminal.id();
  }
}
