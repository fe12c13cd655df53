package kz.tolem.gateway.account.ledger;

import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Said;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.operation.MoneyDesk;
import kz.tolem.gateway.operation.Operation.Kind;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// One payment: its story, and the buttons that move it on. Thread-safe.
final class StoryRoutes {

  private static final int REASON_CHARS_MAX = 200;

  private final Gate gate;
  private final Standings standings;
  private final RefundRequests requests;
  private final Till till;
  private final StoryPage page;

  StoryRoutes(Gate gate, Standings standings, RefundRequests requests, Till till, StoryPage page) {
    this.gate = gate;
    this.standings = standings;
    this.requests = requests;
    this.till = till;
    this.page = page;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/payments/{id}", gate.page(Permission.LOOK, this::show)));
    routes.add(Route.get("/account/payments/{id}/story", gate.page(Permission.LOOK, this::part)));
    routes.add(Route.post("/account/payments/{id}/charge", gate.action(Permission.MOVE_MONEY, this::charge)));
    routes.add(Route.post("/account/payments/{id}/cancel", gate.action(Permission.MOVE_MONEY, this::cancel)));
    routes.add(Route.post("/account/payments/{id}/refund", gate.action(Permission.CARE, this::refund)));
    routes.add(Route.post("/account/refunds/{id}/allow", decision(Permission.MOVE_MONEY, till::allow)));
    routes.add(Route.post("/account/refunds/{id}/turn-down", decision(Permission.CARE, till::turnDown)));
  }

  private Reply show(Request request, Visitor visitor) {
    return gate.show("payment", page.view(request, visitor, standing(request, visitor), ""));
  }

  /// The part that changes, for a page that looks again by itself.
  private Reply part(Request request, Visitor visitor) {
    return gate.show("part/paymentstory", page.view(request, visitor, standing(request, visitor), ""));
  }

  private Reply charge(Request request, Visitor visitor) {
    Standing standing = standing(request, visitor);
    Optional<Money> amount = amount(request, standing);
    return amount.isEmpty()
        ? page.problem(request, visitor, standing, LedgerTexts.WRONG_AMOUNT.in(visitor.language()))
        : told(
            request,
            visitor,
            standing,
            till.end(Kind.CHARGE, visitor, standing.payment().id(), amount, reason(request), wish(request)));
  }

  private Reply cancel(Request request, Visitor visitor) {
    Standing standing = standing(request, visitor);
    return told(
        request,
        visitor,
        standing,
        till.end(Kind.CANCEL, visitor, standing.payment().id(), Optional.empty(), reason(request), wish(request)));
  }

  private Reply refund(Request request, Visitor visitor) {
    Standing standing = standing(request, visitor);
    Optional<Money> amount = amount(request, standing);
    return amount.isEmpty()
        ? page.problem(request, visitor, standing, LedgerTexts.WRONG_AMOUNT.in(visitor.language()))
        : told(
            request, visitor, standing, till.refund(visitor, standing, amount.get(), reason(request), wish(request)));
  }

  @FunctionalInterface
  private interface Decide {
    Till.Outcome by(Visitor visitor, RefundRequest request);
  }

  private Handler decision(Permission permission, Decide decide) {
    return gate.action(
        permission,
        (request, visitor) -> {
          RefundRequest asked =
              IdText.read(request.variable("id"))
                  .flatMap(id -> requests.find(visitor.merchant(), id))
                  .orElseThrow(() -> new BadRequest(404, "no such request"));
          Standing standing = standings.find(asked.payment()).orElseThrow();
          return told(request, visitor, standing, decide.by(visitor, asked));
        });
  }

  private Reply told(Request request, Visitor visitor, Standing standing, Till.Outcome outcome) {
    String back = "/payments/" + standing.payment().id();
    Language language = visitor.language();
    return switch (outcome) {
      case Till.Outcome.Asked _ -> gate.go(back, Said.ASKED);
      case Till.Outcome.Closed _ -> gate.go(back, Said.NOT_ALLOWED);
      case Till.Outcome.Not(var why) -> page.problem(request, visitor, standing, why.in(language));
      case Till.Outcome.Forbidden _ -> throw new BadRequest(403, "your role does not allow this");
      case Till.Outcome.Begun(var result) ->
          switch (result) {
            case MoneyDesk.Outcome.Done _ -> gate.go(back, Said.DONE);
            case MoneyDesk.Outcome.Pending _ -> gate.go(back);
            case MoneyDesk.Outcome.Failed(_, int code) ->
                page.problem(
                    request,
                    visitor,
                    standing,
                    LedgerTexts.REFUSED.in(language, DeclineCode.of(code).text(language), Integer.toString(code)));
            case MoneyDesk.Outcome.Refused(var why) -> page.problem(request, visitor, standing, text(why).in(language));
          };
    };
  }

  private static LedgerTexts text(MoneyDesk.Why why) {
    return switch (why) {
      case PAYMENT_UNKNOWN -> throw new BadRequest(404, "no such payment");
      case WRONG_STATE -> LedgerTexts.WRONG_STATE;
      case WRONG_AMOUNT -> LedgerTexts.WRONG_AMOUNT;
      case UNDER_WAY -> LedgerTexts.UNDER_WAY;
      case REPEATED -> LedgerTexts.REPEATED;
    };
  }

  /// Another merchant's payment does not exist.
  private Standing standing(Request request, Visitor visitor) {
    return PaymentId.parse(request.variable("id"))
        .flatMap(standings::find)
        .filter(standing -> standing.payment().order().merchant().equals(visitor.merchant()))
        .orElseThrow(() -> new BadRequest(404, "no such payment"));
  }

  private static Optional<Money> amount(Request request, Standing standing) {
    return Amounts.money(request.form().getOrDefault("amount", ""), standing.charged().currency());
  }

  private static String reason(Request request) {
    String reason = request.form().getOrDefault("reason", "").strip();
    return reason.length() > REASON_CHARS_MAX ? reason.substring(0, REASON_CHARS_MAX) : reason;
  }

  private static UUID wish(Request request) {
    return IdText.read(request.form().getOrDefault("wish", "")).orElseThrow(
        () -> new BadRequest("the form has no id"));
  }
}
