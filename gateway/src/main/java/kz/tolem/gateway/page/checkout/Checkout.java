package kz.tolem.gateway.page.checkout;

import kz.tolem.gateway.payment.Buyer;
import kz.tolem.gateway.payment.Channel;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.payment.TokenUse;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;

/// An order on its way to be paid: all that a card form carries to the moment of paying, checked in every field.
/// Immutable.
///
/// @param attempt the only attempt that this form can make, 1 for the first: a form sent twice is one payment
/// @param buyer as the shop names him; his network address is not known yet
record Checkout(
    Visit visit,
    int attempt,
    InvoiceId invoice,
    String invoiceAlt,
    Money amount,
    String description,
    String data,
    Buyer buyer,
    OrderLinks links,
    String secretHash) {

  /// The same order once more, after an attempt that was declined.
  static Checkout again(Visit visit, int attempt, Order order) {
    return new Checkout(
        visit,
        attempt,
        order.invoice(),
        order.invoiceAlt(),
        order.amount(),
        order.description(),
        order.data(),
        order.buyer(),
        order.links(),
        order.secretHash());
  }

  /// The same checkout, for another attempt.
  Checkout at(int other) {
    return new Checkout(
        visit, other, invoice, invoiceAlt, amount, description, data, buyer, links, secretHash);
  }

  /// Whether the card is only to be verified: nothing is to be paid. Source: EPAY.md 6.1.
  boolean isVerification() {
    return amount.isZero();
  }

  TokenUse use() {
    return new TokenUse(visit.token(), attempt);
  }

  /// Where a buyer goes who does not pay; empty when the shop gave no address, and in a widget, which is closed.
  String cancelLink() {
    return switch (visit.place()) {
      case Place.Widget _ -> "";
      case Place.Window _ -> links.failureBack().isEmpty() ? links.back() : links.failureBack();
    };
  }

  /// What is to be paid, once the buyer has chosen a card.
  Order order(CardId card, boolean saveCard, boolean twoStep, Buyer payer) {
    return new Order(
        visit.merchant(),
        visit.terminal(),
        use(),
        invoice,
        invoiceAlt,
        amount,
        card,
        Channel.PAGE,
        twoStep,
        false,
        saveCard,
        description,
        data,
        payer,
        links,
        secretHash);
  }

  @Override
  public String toString() {
    return "checkout of invoice " + invoice + " at terminal " + visit.terminal();
  }
}
