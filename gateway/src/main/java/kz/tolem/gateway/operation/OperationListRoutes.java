package kz.tolem.gateway.operation;

import java.time.ZoneId;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.sql.TookTooLong;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Callers;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.OperationListRequest;
import kz.tolem.protocol.PaymentError;

/// `POST /operations`: a merchant's payments, searched and page by page. Source: EPAY.md 10.6.
final class OperationListRoutes {

  private final Callers callers;
  private final OperationList list;
  private final ZoneId zone;

  /// @param zone of dates and times that name none
  OperationListRoutes(Callers callers, OperationList list, ZoneId zone) {
    this.callers = callers;
    this.list = list;
    this.zone = zone;
  }

  void addTo(Routes routes) {
    routes.add(Route.post("/operations", Admission.ofAll(callers, this::search)));
  }

  private Reply search(AccessToken token, Request request) {
    String type = request.contentType().orElse("application/json");
    if (!type.equals("application/json") && !type.equals("text/plain")) {
      throw new BadRequest(415, "the body must be JSON");
    }
    try {
      Search search = Search.of(OperationListRequest.read(request.body()), token, zone);
      return Reply.json(200, list.page(token.merchant(), search).write());
    } catch (MalformedMessage | WrongSearch e) {
      return wrong(e.getMessage());
    } catch (TookTooLong _) {
      return wrong("there are too many operations to look through: narrow created_date");
    }
  }

  private static Reply wrong(String why) {
    return Reply.json(400, PaymentError.of(PaymentError.REQUEST_FAULT, why).write());
  }
}
