package kz.tolem.gateway.page.checkout;

import java.util.List;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.page.FrameView;
import kz.tolem.gateway.page.FrameView.Shape;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.ProblemView;
import kz.tolem.gateway.page.Templates;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.protocol.Language;

/// The pages of a checkout as replies. Thread-safe.
final class CheckoutPages {

  private final Templates templates;
  private final PageFrames frames;
  private final Checkouts checkouts;
  private final FormPage form;
  private final ResultPage result;
  private final StepPage step;

  CheckoutPages(
      Templates templates,
      PageFrames frames,
      Checkouts checkouts,
      FormPage form,
      ResultPage result,
      StepPage step) {
    this.templates = templates;
    this.frames = frames;
    this.checkouts = checkouts;
    this.form = form;
    this.result = result;
    this.step = step;
  }

  /// The form on the first visit.
  ///
  /// @param params the page's parameters, for the links to the other languages
  Reply form(Checkout checkout, String params) {
    String html = templates.form(form.first(checkout, frames.site().form(params)));
    return frames.reply(checkout.visit(), 200, html);
  }

  /// The form after a decline.
  Reply formAfter(Checkout checkout, Payment.Declined declined, int attemptsLeft) {
    return frames.reply(
        checkout.visit(), 200, templates.form(form.after(checkout, declined, attemptsLeft)));
  }

  /// The form with the buyer's mistakes.
  Reply formWrong(Checkout checkout, Entry.Wrong wrong) {
    return frames.reply(checkout.visit(), 400, templates.form(form.wrong(checkout, wrong)));
  }

  /// Sends the browser to the result, which it can load again without paying again.
  Reply toResult(Visit visit) {
    return Reply.redirect(frames.site().result(checkouts.seal(visit)));
  }

  /// What became of the payment.
  Reply result(Visit visit, List<Payment> attempts) {
    return frames.reply(visit, 200, templates.result(result.view(visit, attempts)));
  }

  /// The way to the card's issuer.
  Reply step(Visit visit, Payment.SecureStep payment) {
    String html = templates.step(step.view(visit, payment));
    return frames.leaving(visit, html, StepPage.origin(payment.challenge().action()));
  }

  /// A problem while no shop is known.
  Reply problem(Refused refused, Language language, Shape shape, String requestId) {
    FrameView frame = frames.frame(language, shape);
    String html = templates.problem(view(frame, refused, "", requestId));
    int status = refused.problem().status();
    return shape == Shape.WIDGET ? PageReplies.framed(status, html, "*") : PageReplies.page(status, html);
  }

  /// A problem of a visit.
  Reply problem(Refused refused, Visit visit, String backLink, String requestId) {
    ProblemView view = view(frames.frame(visit), refused, backLink, requestId);
    return frames.reply(visit, refused.problem().status(), templates.problem(view));
  }

  /// In a sandbox the page tells whoever builds the shop what is wrong; elsewhere that is nothing for buyers.
  private ProblemView view(FrameView frame, Refused refused, String backLink, String requestId) {
    ProblemView view = ProblemView.of(frame, refused.problem(), backLink, requestId);
    return refused.detail().isEmpty() || !frames.site().sandbox()
        ? view
        : new ProblemView(
            frame, view.title(), view.text() + " (" + refused.detail() + ")", backLink, requestId);
  }
}
