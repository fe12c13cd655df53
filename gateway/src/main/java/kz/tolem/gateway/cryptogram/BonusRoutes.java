package kz.tolem.gateway.cryptogram;

import java.math.BigDecimal;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.token.Bearer;
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
    routes.add(Route.post("/payment/checkgobonus", this::bonus));
  }

  private Reply bonus(Request request) {
    return switch (tokens.open(Bearer.of(request).orElse(""))) {
      case Tokens.Presented.NotOurs _ -> error(401, "token is invalid");
      case Tokens.Presented.Expired _ -> error(401, "token is expired");
      case Tokens.Presented.Valid _ -> none(request);
    };
  }

  private static Reply none(Request request) {
    try {
      BonusRequest.read(request.body());
    } catch (MalformedMessage e) {
      return error(400, e.getMessage());
    }
    return Reply.json(200, new BonusReply(BigDecimal.ZERO).write());
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, PaymentError.of(PaymentError.REQUEST_FAULT, message).write());
  }
}
