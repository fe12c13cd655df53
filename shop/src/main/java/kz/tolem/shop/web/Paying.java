package kz.tolem.shop.web;

import java.net.URI;
import java.util.Optional;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemException;
import kz.tolem.protocol.CardId;
import kz.tolem.shop.order.BuyerId;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.SavedCards;
import kz.tolem.shop.till.Till;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// From the buyer's choice of card to the next page that he sees. Thread-safe.
final class Paying {

  private static final Logger LOG = LoggerFactory.getLogger(Paying.class);

  private final Pages pages;
  private final SavedCards cards;
  private final Till till;
  private final TolemClient tolem;

  Paying(Pages pages, SavedCards cards, Till till, TolemClient tolem) {
    this.pages = pages;
    this.cards = cards;
    this.till = till;
    this.tolem = tolem;
  }

  /// Pays an order by the form's `card`: the id of a saved one, or a new one.
  ServerResponse pay(ServerRequest request, Order order) {
    String back = addressOf(request) + "/orders/" + order.invoice() + "/back";
    Optional<CardId> saved =
        CardId.parse(request.param("card").orElse("")).filter(card -> cards.has(order.buyer(), card));
    boolean keep = request.param("keep").isPresent();
    Till.Next next = saved.isPresent() ? till.pay(order, saved.get(), back) : till.page(order, back, keep);
    return switch (next) {
      case Till.Next.Look _ -> Pages.go("/orders?now=" + order.invoice());
      case Till.Next.Page page -> Pages.go(page.address().toString());
      case Till.Next.Bank bank ->
          pages.leading("bank", new SecureView(pages.frame(request), bank.form()), bank.form().action());
    };
  }

  /// Takes a card out of use, here and at the gateway.
  void forget(BuyerId buyer, CardId card) {
    if (!cards.has(buyer, card)) {
      return;
    }
    try {
      tolem.cards().deactivate(card);
      cards.forget(buyer, card);
    } catch (TolemException e) {
      LOG.warn("a card stays, as the gateway does not let it go: {}", e.getMessage());
    }
  }

  /// The shop as this browser knows it.
  private static String addressOf(ServerRequest request) {
    URI here = request.uri();
    return here.getScheme() + "://" + here.getAuthority();
  }
}
