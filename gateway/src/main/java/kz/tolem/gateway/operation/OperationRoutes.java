package kz.tolem.gateway.operation;

import java.math.BigDecimal;
import java.util.Optional;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.operation.Operation.Kind;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Callers;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.OperationRequest;
import kz.tolem.protocol.PaymentId;

/// `POST /operation/{id}/charge|cancel|refund`. Source: EPAY.md 9.
final class OperationRoutes {

  private final Callers callers;
  private final Standings standings;
  private final Operations operations;

  OperationRoutes(Callers callers, Standings standings, Operations operations) {
    this.callers = callers;
    this.standings = standings;
    this.operations = operations;
  }

  void addTo(Routes routes) {
    routes.add(Route.post("/operation/{id}/charge", handler(Kind.CHARGE)));
    routes.add(Route.post("/operation/{id}/cancel", handler(Kind.CANCEL)));
    routes.add(Route.post("/operation/{id}/refund", handler(Kind.REFUND)));
  }

  private Handler handler(Kind kind) {
    return Admission.of(callers, Role::movesMoney, (token, request) -> perform(kind, token, request));
  }

  private Reply perform(Kind kind, AccessToken token, Request request) {
    Optional<PaymentId> id = PaymentId.parse(request.variable("id"));
    if (id.isEmpty()) {
      return OperationReplies.of(new OperationRefusal.PaymentUnknown());
    }
    OperationRequest asked;
    Optional<Money> amount;
    try {
      asked = parameters(request);
      amount = kind == Kind.CANCEL ? Optional.empty() : asked.amount().flatMap(value -> money(value, id.get()));
    } catch (MalformedMessage | IllegalArgumentException e) {
      return OperationReplies.of(new OperationRefusal.ParameterWrong(e.getMessage()));
    }
    Optional<String> externalId = kind == Kind.REFUND ? asked.externalId() : Optional.empty();
    if (externalId.filter(text -> text.length() > EXTERNAL_ID_MAX).isPresent()) {
      return OperationReplies.of(
          new OperationRefusal.ParameterWrong("externalID must have at most " + EXTERNAL_ID_MAX + " characters"));
    }
    return OperationReplies.of(operations.perform(kind, token, id.get(), amount, externalId));
  }

  private static final int EXTERNAL_ID_MAX = 100;

  /// Parameters come in the query, in the body or in both; in both they must agree.
  private static OperationRequest parameters(Request request) {
    OperationRequest query = OperationRequest.ofQuery(request.query());
    byte[] body = request.body();
    if (body.length == 0) {
      return query;
    }
    String type = request.contentType().orElse("application/json");
    return switch (type) {
      case "application/json", "text/plain" -> query.joinedWith(OperationRequest.ofJson(body));
      case "application/x-www-form-urlencoded" -> query.joinedWith(OperationRequest.ofForm(body));
      default -> throw new BadRequest(415, "the body must be JSON or a form");
    };
  }

  /// An amount is in the payment's own currency. Of an unknown payment nothing is said here.
  private Optional<Money> money(BigDecimal amount, PaymentId id) {
    return standings
        .find(id)
        .map(standing -> Money.of(amount, standing.payment().order().amount().currency()));
  }
}
