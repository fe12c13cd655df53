package kz.tolem.gateway.cryptogram;

import java.math.BigDecimal;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.BonusReply;
import kz.tolem.protocol.BonusRequest;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentError;

/// `POST /payment/checkgobonus`: there are no bonuses here, so every card has none. The cryptogram stays closed, so the
/// answer tells nothing of it. Source: EPAY.md 7.6. Thread-safe.
final class BonusRoutes {

  private final Tokens tokens;

  BonusRoutes(Tokens tokens) {
    this.tokens = tokens;
  }

  void addTo(Routes routes) {
    routes.add(Route.post("/payment/checkgobonus", Admission.ofShops(tokens, (_, request) -> none(request))));
  }

  private static Reply none(Request request) {
    try {
      BonusRequest.read(request.body());
    } catch (MalformedMessage e) {
      return Reply.json(400, PaymentError.of(PaymentError.REQUEST_FAULT, e.getMessage()).write());
    }
    return Reply.json(200, new BonusReply(BigDecimal.ZERO).write());
  }
}
