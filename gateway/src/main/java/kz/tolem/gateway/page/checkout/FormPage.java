package kz.tolem.gateway.page.checkout;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.page.CardView;
import kz.tolem.gateway.page.DeclineTexts;
import kz.tolem.gateway.page.FormTexts;
import kz.tolem.gateway.page.FormView;
import kz.tolem.gateway.page.FormView.Cards;
import kz.tolem.gateway.page.FormView.Field;
import kz.tolem.gateway.page.FormView.Purpose;
import kz.tolem.gateway.page.FormView.SaveCard;
import kz.tolem.gateway.page.FormView.Target;
import kz.tolem.gateway.page.FormView.Trouble;
import kz.tolem.gateway.page.FrameView;
import kz.tolem.gateway.page.ProblemTexts;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.protocol.Language;

/// The card form as a buyer sees it. Thread-safe.
final class FormPage {

  private static final Pattern LATIN = Pattern.compile("[A-Za-z .,'’/-]{1,64}");

  private final SavedCards cards;
  private final Checkouts checkouts;
  private final PageFrames frames;

  FormPage(SavedCards cards, Checkouts checkouts, PageFrames frames) {
    this.cards = cards;
    this.checkouts = checkouts;
    this.frames = frames;
  }

  /// The form on the first visit.
  ///
  /// @param address of the page, without its language
  FormView first(Checkout checkout, String address) {
    FrameView frame = frames.frame(checkout.visit(), address);
    return view(checkout, frame, freshEntry(checkout), Optional.empty(), Trouble.none());
  }

  /// The form after a decline.
  FormView after(Checkout checkout, Payment.Declined declined, int attemptsLeft) {
    Language language = checkout.visit().language();
    DeclineTexts why = DeclineTexts.of(declined.code());
    Trouble trouble =
        new Trouble(
            why.reason(language), why.next(language), Integer.toString(declined.code()), attemptsLeft, Map.of());
    return view(checkout, frames.frame(checkout.visit()), freshEntry(checkout), Optional.empty(), trouble);
  }

  /// The form with the buyer's mistakes; number and CVC are to be typed again.
  FormView wrong(Checkout checkout, Entry.Wrong wrong) {
    Language language = checkout.visit().language();
    Map<Field, String> fields = new EnumMap<>(Field.class);
    wrong.errors().forEach((field, text) -> fields.put(field, text.in(language)));
    Trouble trouble =
        new Trouble(FormTexts.ENTRY_WRONG.in(language), FormTexts.ENTRY_WRONG_NEXT.in(language), "", 0, fields);
    SaveCard box = box(checkout, wrong.save());
    FormView.Entry entry = new FormView.Entry(wrong.name(), wrong.email(), box);
    return view(checkout, frames.frame(checkout.visit()), entry, Optional.of(wrong.choice()), trouble);
  }

  private static FormView.Entry freshEntry(Checkout checkout) {
    String name = checkout.buyer().name();
    return new FormView.Entry(
        LATIN.matcher(name).matches() ? name : "",
        checkout.buyer().email(),
        box(checkout, true));
  }

  private static SaveCard box(Checkout checkout, boolean ticked) {
    if (!checkout.visit().cardSave()) {
      return SaveCard.HIDDEN;
    }
    return checkout.isVerification() ? SaveCard.ALWAYS : ticked ? SaveCard.TICKED : SaveCard.OFFERED;
  }

  private FormView view(
      Checkout checkout, FrameView frame, FormView.Entry entry, Optional<String> choice, Trouble trouble) {
    Visit visit = checkout.visit();
    return new FormView(
        frame,
        frames.order(
            visit, checkout.invoice(), checkout.invoiceAlt(), checkout.description(), checkout.amount()),
        checkout.isVerification() ? Purpose.VERIFICATION : Purpose.PAYMENT,
        shown(checkout, choice),
        entry,
        trouble,
        new Target(frames.site().pay(), checkouts.seal(checkout), checkout.cancelLink()));
  }

  private Cards shown(Checkout checkout, Optional<String> choice) {
    List<CardView> saved = cards.of(checkout).stream().map(FormPage::view).toList();
    if (checkout.visit().given().isPresent()) {
      return new Cards.Given(
          saved.stream().findFirst().orElseThrow(() -> new Refused(ProblemTexts.CARD_NOT_THERE)));
    }
    return saved.isEmpty()
        ? new Cards.New()
        : new Cards.Choice(saved, choice.orElse(saved.getFirst().cardId()));
  }

  private static CardView view(StoredCard card) {
    CardView.Scheme scheme =
        switch (card.scheme()) {
          case VISA -> CardView.Scheme.VISA;
          case MASTERCARD -> CardView.Scheme.MASTERCARD;
          case AMERICAN_EXPRESS -> CardView.Scheme.AMEX;
          case MAESTRO, UNIONPAY, MIR, OTHER -> CardView.Scheme.OTHER;
        };
    return new CardView(card.id().toString(), scheme, card.mask().lastFour(), card.expiry().toString());
  }
}
