package kz.tolem.gateway.payment;

import java.util.Optional;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.ConfirmRequest;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentError;

/// `POST /payment/confirm`: a shop that took the buyer back from the issuer itself completes the payment. Source:
/// EPAY.md 7.5, variant B.
public final class ConfirmRoutes {

  /// EPAY.md 11: the check cannot be completed.
  private static final int CANNOT_BE_COMPLETED = 877;

  private final Tokens tokens;
  private final SecureSteps steps;

  public ConfirmRoutes(Tokens tokens, SecureSteps steps) {
    this.tokens = tokens;
    this.steps = steps;
  }

  public void addTo(Routes routes) {
    routes.add(Route.post("/payment/confirm", Admission.ofShops(tokens, this::confirm)));
  }

  private Reply confirm(AccessToken token, Request request) {
    ConfirmRequest confirm;
    try {
      confirm = ConfirmRequest.read(request.body());
    } catch (MalformedMessage e) {
      return error(400, PaymentError.REQUEST_FAULT, e.getMessage());
    }
    Completion completion =
        steps.complete(
            confirm.md(),
            confirm.paRes(),
            payment -> payment.id().equals(confirm.id()) && SecureSteps.mayComplete(token, payment));
    return switch (completion) {
      case Completion.Of(var payment) -> reply(request, payment);
      case Completion.StepUnknown _ ->
          error(400, PaymentError.REQUEST_FAULT, "no payment with this ID waits for this MD");
      case Completion.AnswerNotGenuine _ ->
          error(400, CANNOT_BE_COMPLETED, "PaRes is not the issuer's answer for this payment");
    };
  }

  private static Reply reply(Request request, Payment payment) {
    // A caller that takes everything is a program.
    boolean browser = request.header("Accept").filter(types -> types.contains("text/html")).isPresent();
    Optional<String> link = browser ? ReturnLink.of(payment) : Optional.empty();
    return link.map(address -> Reply.empty(302).withHeader("Location", address))
        .orElseGet(() -> PaymentReplies.of(payment));
  }

  private static Reply error(int status, int code, String message) {
    return Reply.json(status, PaymentError.of(code, message).write());
  }
}
