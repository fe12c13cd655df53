package kz.tolem.gateway.page.checkout;

import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.page.ProblemTexts;
import kz.tolem.gateway.payment.Buyer;
import kz.tolem.gateway.payment.Completion;
import kz.tolem.gateway.payment.Outcome;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Payments;
import kz.tolem.gateway.payment.PresentedCard;
import kz.tolem.gateway.payment.Refusal;
import kz.tolem.gateway.payment.SecureSteps;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Secure3DAnswer;

/// Pays a checkout with the card that the buyer entered. Thread-safe.
final class PayDesk {

  private final Payments payments;
  private final SecureSteps steps;
  private final Vault vault;
  private final Merchants merchants;

  PayDesk(Payments payments, SecureSteps steps, Vault vault, Merchants merchants) {
    this.payments = payments;
    this.steps = steps;
    this.vault = vault;
    this.merchants = merchants;
  }

  /// The attempts that were made with a visit's token, the first first.
  List<Payment> attempts(Visit visit) {
    return payments.attempts(visit.token()).stream().map(steps::upToDate).toList();
  }

  /// Completes the 3-D Secure step of a visit with what the buyer's browser brought from the issuer.
  ///
  /// @throws Refused when it is not the issuer's answer to this visit's payment; nothing has changed then
  void complete(Visit visit, byte[] form) {
    Secure3DAnswer answer;
    try {
      answer = Secure3DAnswer.read(form);
    } catch (MalformedMessage e) {
      throw new Refused(ProblemTexts.STEP_BROKEN, e.getMessage());
    }
    Completion completion =
        steps.complete(
            answer.md(), answer.paRes(), payment -> payment.order().use().token().equals(visit.token()));
    switch (completion) {
      case Completion.Of _ -> {} // whatever became of it is to be shown
      case Completion.StepUnknown _ -> throw new Refused(ProblemTexts.STEP_BROKEN, "MD is not of this payment");
      case Completion.AnswerNotGenuine _ ->
          throw new Refused(ProblemTexts.STEP_BROKEN, "PaRes is not the issuer's answer to this payment");
    }
  }

  /// Makes the one attempt that a checkout allows, unless it has been made: afterwards there is a payment to be shown,
  /// this one's or whichever stood in its way.
  ///
  /// @throws Refused when there is none
  void pay(Checkout checkout, Entry.NewCard entry, String address) {
    if (isToBePaid(checkout)) {
      Terminal terminal = terminal(checkout);
      StoredCard kept = vault.keep(terminal.merchant(), checkout.buyer().accountId(), entry.card());
      Buyer payer = payer(checkout, entry.card().holder(), entry.email(), address);
      pay(checkout, terminal, kept, new PresentedCard.Typed(entry.card()), entry.save(), payer);
    }
  }

  /// As [#pay(Checkout, Entry.NewCard, String)] with a saved card.
  void pay(Checkout checkout, Entry.SavedCard entry, String address) {
    if (isToBePaid(checkout)) {
      Terminal terminal = terminal(checkout);
      Buyer payer = payer(checkout, "", entry.email(), address);
      pay(checkout, terminal, entry.card(), new PresentedCard.SavedWithCvc(entry.cvc()), false, payer);
    }
  }

  private Terminal terminal(Checkout checkout) {
    return merchants
        .terminal(checkout.visit().terminal())
        .filter(found -> found.merchant().equals(checkout.visit().merchant()))
        .orElseThrow(() -> new Refused(ProblemTexts.LINK_BROKEN, "the terminal is not there any more"));
  }

  private boolean isToBePaid(Checkout checkout) {
    Optional<Payment> made = payments.byUse(checkout.use());
    made.ifPresent(payments::await);
    if (made.isPresent()) {
      return false;
    }
    return switch (Standing.of(attempts(checkout.visit()))) {
      case Standing.Payable(int attempt) -> attempt == checkout.attempt();
      case Standing.Decided _, Standing.Over _ -> false;
    };
  }

  private void pay(
      Checkout checkout, Terminal terminal, StoredCard card, PresentedCard presented, boolean save, Buyer payer) {
    Outcome outcome =
        payments.pay(checkout.order(card.id(), save, terminal.twoStep(), payer), terminal, presented);
    if (outcome instanceof Outcome.Refused(var why)) {
      refused(checkout, why);
    }
  }

  private void refused(Checkout checkout, Refusal why) {
    switch (why) {
      // The form was sent twice, with two cards: the payment of the first is the answer to both.
      case Refusal.TokenUsed _ -> payments.byUse(checkout.use()).ifPresent(payments::await);
      case Refusal.InvoicePaid _ -> throw new Refused(ProblemTexts.ALREADY_PAID);
      case Refusal.InvoiceInProgress _ -> throw new Refused(ProblemTexts.IN_PROGRESS);
      case Refusal.InvoiceTailUsed _ ->
          throw new Refused(ProblemTexts.NUMBER_TAKEN, "another invoice ends with the same six digits");
      case Refusal.CardUnknown _ -> throw new Refused(ProblemTexts.CARD_NOT_THERE);
      case Refusal.AmountZero _ -> throw new Refused(ProblemTexts.NOT_YET);
      case Refusal.TooFast _, Refusal.TooManyCards _ -> throw new Refused(ProblemTexts.TOO_MANY);
      case Refusal.TokenExpired _ -> throw new Refused(ProblemTexts.TIME_IS_OVER);
      case Refusal.BodyUnreadable _,
          Refusal.TokenUnknown _,
          Refusal.ScopeLacksPayment _,
          Refusal.FieldWrong _,
          Refusal.CryptogramsNotTaken _,
          Refusal.CryptogramWrong _,
          Refusal.DescriptionTooLong _ ->
          throw new Refused(ProblemTexts.LINK_BROKEN);
    }
  }

  private static Buyer payer(Checkout checkout, String name, String email, String address) {
    Buyer buyer = checkout.buyer();
    return new Buyer(
        buyer.accountId(), name.isEmpty() ? buyer.name() : name, email, buyer.phone(), buyer.language(), address);
  }
}
