package kz.tolem.gateway.page.checkout;

import java.time.InstantSource;
import java.util.List;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.page.DeclineTexts;
import kz.tolem.gateway.page.FrameView;
import kz.tolem.gateway.page.ResultView;
import kz.tolem.gateway.page.ResultView.Back;
import kz.tolem.gateway.page.ResultView.Reason;
import kz.tolem.gateway.page.ResultView.Receipt;
import kz.tolem.gateway.page.ResultView.Retry;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.protocol.Language;

/// What became of a visit, read from the stored payment, so that it can be loaded again. Thread-safe.
final class ResultPage {

  private final Vault vault;
  private final Checkouts checkouts;
  private final PageFrames frames;
  private final InstantSource time;

  ResultPage(Vault vault, Checkouts checkouts, PageFrames frames, InstantSource time) {
    this.vault = vault;
    this.checkouts = checkouts;
    this.frames = frames;
    this.time = time;
  }

  /// @param attempts those made with the visit's token, at least one; the last is shown
  ResultView view(Visit visit, List<Payment> attempts) {
    String address = frames.site().result(checkouts.seal(visit));
    FrameView frame = frames.frame(visit, address);
    Payment payment = attempts.getLast();
    OrderLinks links = payment.order().links();
    Receipt receipt = receipt(visit, payment);
    return switch (payment) {
      case Payment.Verified verified ->
          new ResultView.Verified(frame, receipt, verified.order().saveCard(), back(visit, links.back()));
      case Payment.Approved approved ->
          new ResultView.Paid(frame, receipt, approved.order().saveCard(), back(visit, links.back()));
      case Payment.Declined declined when !Standing.isUnsure(declined) ->
          new ResultView.Declined(
              frame, receipt, reason(declined, visit.language()), retry(visit, attempts), failureBack(visit, links));
      // Not known, or declined with a code that says so. A buyer on his way to the issuer sees another page.
      case Payment.Pending _, Payment.SecureStep _, Payment.Declined _ ->
          new ResultView.Pending(frame, receipt, address, back(visit, links.back()));
    };
  }

  private Receipt receipt(Visit visit, Payment payment) {
    Order order = payment.order();
    String mask =
        vault.anyCard(order.merchant(), order.card()).map(StoredCard::mask).map(Object::toString).orElse("");
    String reference =
        switch (payment) {
          case Payment.Approved approved -> approved.approval().reference();
          case Payment.Declined declined -> declined.reference();
          case Payment.Pending _, Payment.SecureStep _ -> "";
        };
    String moment =
        payment instanceof Payment.Settled settled
            ? ValueTexts.moment(settled.settledAt().atZone(frames.site().zone()), visit.language())
            : "";
    return new Receipt(
        frames.order(visit, order.invoice(), order.invoiceAlt(), order.description(), order.amount()),
        reference,
        mask,
        moment,
        order.isVerification());
  }

  private static Reason reason(Payment.Declined declined, Language language) {
    DeclineTexts why = DeclineTexts.of(declined.code());
    return new Reason(why.reason(language), why.next(language), Integer.toString(declined.code()));
  }

  private Retry retry(Visit visit, List<Payment> attempts) {
    if (Standing.of(attempts) instanceof Standing.Payable payable && time.instant().isBefore(visit.expiresAt())) {
      return new Retry.Form(frames.site().again(), checkouts.seal(visit), payable.attemptsLeft());
    }
    return new Retry.None();
  }

  private static Back failureBack(Visit visit, OrderLinks links) {
    return back(visit, links.failureBack().isEmpty() ? links.back() : links.failureBack());
  }

  private static Back back(Visit visit, String link) {
    return switch (visit.place()) {
      case Place.Widget(String origin) -> new Back.Message(origin);
      case Place.Window _ when link.isEmpty() -> new Back.None();
      case Place.Window _ -> visit.autoBack() ? new Back.Automatic(link) : new Back.Button(link);
    };
  }
}
