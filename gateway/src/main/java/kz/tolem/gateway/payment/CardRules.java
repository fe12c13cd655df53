package kz.tolem.gateway.payment;

import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.acquirer.CredentialUse;
import kz.tolem.gateway.card.CardNote;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.merchant.TerminalRules;
import kz.tolem.protocol.DeclineCode;

/// What schemes and issuers demand of whoever keeps cards (ADR 27). Source: EPAY.md 11, its last paragraph.
final class CardRules {

  /// EPAY.md 11: too many failed attempts with this card.
  private static final int TOO_MANY_FAILURES = 2740;

  private CardRules() {}

  /// Why the card is used, and which payment it goes back to.
  static CredentialUse use(Order order, PresentedCard card, StoredCard stored) {
    CredentialUse.Reason reason =
        switch (card) {
          case PresentedCard.Typed _ -> order.saveCard() ? CredentialUse.Reason.FIRST : CredentialUse.Reason.ONCE;
          case PresentedCard.SavedWithCvc _ -> CredentialUse.Reason.BUYER_PRESENT;
          case PresentedCard.Saved _ ->
              order.recurrent() ? CredentialUse.Reason.UNSCHEDULED : CredentialUse.Reason.BUYER_PRESENT;
          case PresentedCard.Scheduled _ -> CredentialUse.Reason.SCHEDULED;
        };
    boolean known = reason != CredentialUse.Reason.ONCE && reason != CredentialUse.Reason.FIRST;
    return new CredentialUse(reason, known ? stored.history().networkId() : "");
  }

  /// As [#use], once the buyer has come back from the card's bank. A card that is to be saved, or came as a cryptogram,
  /// was typed, even when the same card was saved before.
  static CredentialUse useAfterStep(Order order, StoredCard stored) {
    boolean typed = order.saveCard() || order.channel() == Channel.CRYPTOGRAM;
    if (stored.saved() && !typed) {
      return new CredentialUse(CredentialUse.Reason.BUYER_PRESENT, stored.history().networkId());
    }
    return new CredentialUse(order.saveCard() ? CredentialUse.Reason.FIRST : CredentialUse.Reason.ONCE, "");
  }

  /// The code with which a payment is declined without asking the card host; empty when the host is to be asked. A card
  /// that the buyer types is always asked for.
  static Optional<Integer> decline(CredentialUse use, StoredCard card, TerminalRules rules, Instant now) {
    return switch (use.reason()) {
      case ONCE, FIRST -> Optional.empty();
      case BUYER_PRESENT -> tooManyFailures(card, rules, now);
      case UNSCHEDULED, SCHEDULED -> card.history().stoppedBy().or(() -> tooManyFailures(card, rules, now));
    };
  }

  private static Optional<Integer> tooManyFailures(StoredCard card, TerminalRules rules, Instant now) {
    return rules.failuresMax() > 0
            && card.history().failuresWithin(rules.failuresWithin(), now) >= rules.failuresMax()
        ? Optional.of(TOO_MANY_FAILURES)
        : Optional.empty();
  }

  /// What a decline of the card host leaves with a saved card; empty when nothing.
  static Optional<CardNote> note(StoredCard card, Payment.Declined declined) {
    DeclineCode code = DeclineCode.of(declined.code());
    boolean counted = countsAgainstCard(code);
    Optional<Integer> stop = code.endsCard() ? Optional.of(code.code()) : Optional.empty();
    return card.saved() && (counted || stop.isPresent())
        ? Optional.of(new CardNote.Declined(card.id(), counted, stop, declined.settledAt()))
        : Optional.empty();
  }

  /// Whether the issuer had its say: a broken line, a fault of ours or of the shop's contract is no failure of the
  /// card.
  private static boolean countsAgainstCard(DeclineCode code) {
    boolean elsewhere =
        switch (code.kind()) {
          case REQUEST, SYSTEM, ACQUIRER, REFUND, LIST -> true;
          case OK, UNKNOWN, THREE_DS, CARD_DATA, ISSUER, ISSUER_UNAVAILABLE, AMOUNT, ATTEMPTS, EXPIRED, FRAUD, FUNDS,
              LIMITS, COUNTRY -> false;
        };
    return !elsewhere && code.next() != DeclineCode.Next.MERCH;
  }
}
