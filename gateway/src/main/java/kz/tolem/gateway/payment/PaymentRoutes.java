package kz.tolem.gateway.payment;

import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.token.Bearer;
import kz.tolem.gateway.token.Tokens;

/// `POST /payments/cards/auth`. Source: EPAY.md 3.
public final class PaymentRoutes {

  static final String PATH = "/payments/cards/auth";

  private final OrderReader reader;
  private final Payments payments;

  public PaymentRoutes(Merchants merchants, Tokens tokens, Payments payments) {
    this.reader = new OrderReader(merchants, tokens);
    this.payments = payments;
  }

  public void addTo(Routes routes) {
    routes.add(Route.post(PATH, this::authorize));
  }

  private Reply authorize(Request request) {
    return switch (reader.read(request.body(), Bearer.of(request), request.remoteAddress())) {
      case OrderReader.Reading.Refused(var refusal) -> PaymentReplies.of(refusal);
      case OrderReader.Reading.Read(var order, var terminal) ->
          PaymentReplies.of(payments.pay(order, terminal, new PresentedCard.Saved()));
    };
  }
}
