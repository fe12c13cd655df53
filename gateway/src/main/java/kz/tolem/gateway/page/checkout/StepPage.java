package kz.tolem.gateway.page.checkout;

import java.net.URI;
import java.util.function.Supplier;
import kz.tolem.gateway.page.FormTexts;
import kz.tolem.gateway.page.StepView;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.payment.Challenge;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Secure3DForm;

/// The way from the hosted page to the card's issuer, which sends the buyer back to the visit's own address.
/// Thread-safe.
final class StepPage {

  private final Checkouts checkouts;
  private final PageFrames frames;
  private final Supplier<URI> publicUrl;

  StepPage(Checkouts checkouts, PageFrames frames, Supplier<URI> publicUrl) {
    this.checkouts = checkouts;
    this.frames = frames;
    this.publicUrl = publicUrl;
  }

  StepView view(Visit visit, Payment.SecureStep step) {
    String sealed = checkouts.seal(visit);
    Challenge challenge = step.challenge();
    // The issuer is another site, so it needs our whole address.
    String back = publicUrl.get().resolve(frames.site().secure(sealed)).toString();
    return new StepView(
        frames.frame(visit),
        amount(step, visit.language()),
        challenge.action().toString(),
        new Secure3DForm(challenge.paReq(), challenge.md(), back).fields());
  }

  private static String amount(Payment.SecureStep step, Language language) {
    return step.order().isVerification()
        ? FormTexts.NOTHING_CHARGED.in(language)
        : ValueTexts.amount(step.order().amount(), language);
  }

  /// Scheme, host and port of an address, as a policy writes them.
  static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
