package kz.tolem.gateway.page.secure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.page.DeclineTexts;
import kz.tolem.gateway.page.FrameView;
import kz.tolem.gateway.page.FrameView.Shape;
import kz.tolem.gateway.page.OrderView;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageErrors;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.ProblemTexts;
import kz.tolem.gateway.page.ProblemView;
import kz.tolem.gateway.page.ResultView;
import kz.tolem.gateway.page.Templates;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.payment.Completion;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.ReturnLink;
import kz.tolem.gateway.payment.SecureGate;
import kz.tolem.gateway.payment.SecureSteps;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Secure3DAnswer;

/// `POST /payments/cards/confirmPayment`: the buyer's browser comes back from his card's issuer; it is sent on to the
/// shop. Source: EPAY.md 7.5, variant A.
///
/// @param tokens opens the access token of the address, when there is one
public record ReturnRoutes(
    Tokens tokens, SecureSteps steps, Merchants merchants, Templates templates, PageSite site, PageAssets assets) {

  public void addTo(Routes routes) {
    routes.add(Route.post(SecureGate.RETURN_PATH, this::back));
    routes.errors(SecureGate.RETURN_PATH, new PageErrors(templates, site, assets));
  }

  private Reply back(Request request) {
    Secure3DAnswer answer;
    try {
      answer = Secure3DAnswer.read(request.body());
    } catch (MalformedMessage e) {
      return problem(request);
    }
    return switch (steps.complete(answer.md(), answer.paRes(), mine(request))) {
      case Completion.Of(var payment) ->
          ReturnLink.of(payment)
              .map(link -> Reply.empty(302).withHeader("Location", link))
              .orElseGet(() -> page(request, payment));
      case Completion.StepUnknown _, Completion.AnswerNotGenuine _ -> problem(request);
    };
  }

  /// MD, which nobody can guess, names the payment; a token, when one is given, must not speak against it. One whose
  /// life is over does not: the buyer may take longer than the token lives (ADR 26).
  private Predicate<Payment> mine(Request request) {
    Optional<String> access =
        request.query().entrySet().stream()
            .filter(parameter -> parameter.getKey().equalsIgnoreCase("Access"))
            .map(parameter -> parameter.getValue())
            .findFirst();
    if (access.isEmpty()) {
      return _ -> true;
    }
    return switch (tokens.open(access.get())) {
      case Tokens.Presented.Valid(var token) -> payment -> SecureSteps.mayComplete(token, payment);
      case Tokens.Presented.Expired _ -> _ -> true;
      case Tokens.Presented.NotOurs _ -> _ -> false;
    };
  }

  private Reply page(Request request, Payment payment) {
    Order order = payment.order();
    Language language = order.buyer().language();
    FrameView frame = frame(language, merchants.merchant(order.merchant()).map(Merchant::name).orElse(""));
    OrderView shown =
        new OrderView(
            "",
            order.invoice().digits(),
            order.invoiceAlt(),
            order.description(),
            ValueTexts.amount(order.amount(), language));
    ResultView.Back back = new ResultView.Back.None();
    return switch (payment) {
      case Payment.Verified verified ->
          result(
              new ResultView.Verified(
                  frame,
                  receipt(shown, verified.approval().reference(), verified),
                  order.saveCard(),
                  back));
      case Payment.Approved approved ->
          result(
              new ResultView.Paid(
                  frame,
                  receipt(shown, approved.approval().reference(), approved),
                  order.saveCard(),
                  back));
      case Payment.Declined declined -> {
        DeclineTexts why = DeclineTexts.of(declined.code());
        ResultView.Reason reason =
            new ResultView.Reason(
                why.reason(language), why.next(language), Integer.toString(declined.code()));
        yield result(
            new ResultView.Declined(
                frame,
                receipt(shown, declined.reference(), declined),
                reason,
                new ResultView.Retry.None(),
                back));
      }
      case Payment.Pending _, Payment.SecureStep _ ->
          PageReplies.framed(
              200,
              templates.problem(ProblemView.of(frame, ProblemTexts.IN_PROGRESS, "", request.requestId())),
              "*");
    };
  }

  private ResultView.Receipt receipt(OrderView shown, String reference, Payment.Settled payment) {
    Order order = payment.order();
    String moment = ValueTexts.moment(payment.settledAt().atZone(site.zone()), order.buyer().language());
    return new ResultView.Receipt(shown, reference, "", moment, order.isVerification());
  }

  private Reply result(ResultView view) {
    return PageReplies.framed(200, templates.result(view), "*");
  }

  private Reply problem(Request request) {
    FrameView frame = frame(PageErrors.language(request), "");
    ProblemView view = ProblemView.of(frame, ProblemTexts.STEP_BROKEN, "", request.requestId());
    return PageReplies.framed(ProblemTexts.STEP_BROKEN.status(), templates.problem(view), "*");
  }

  private FrameView frame(Language language, String shop) {
    return new FrameView(language, shop, Shape.PAGE, assets.folder(site), site.testCards(), List.of());
  }
}
