package kz.tolem.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;

/**
 * Why a payment was declined, what to say, and what may be done next. Immutable. Source: EPAY.md 11; the pauses are
 * ours.
 *
 * @param code its number, kind, next step and texts for the buyer in three languages
 * @param serverText what the other side said, in the language of the request; may be empty
 */
public record Decline(DeclineCode code, String serverText) {

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final int HALF_AN_HOUR_CODE = 476;

  /** What the shop may do by itself with the same card, without the buyer. */
  public sealed interface Repeat {

    /** Nothing: the buyer corrects something, takes another card, or the shop has to be mended. */
    record No() implements Repeat {}

    /**
     * Pay again, with a new invoice number, but not before that pause.
     *
     * @param pause from the decline
     */
    record NotBefore(Duration pause) implements Repeat {}

    /** Ask for the status first: the bank says that money may have moved. */
    record AskFirst() implements Repeat {}
  }

  /** The meaning of a code; an unknown one has a text that says so. */
  public static Decline of(int code, String serverText) {
    return new Decline(DeclineCode.of(code), serverText);
  }

  /** What to tell the buyer. */
  public String text(Language language) {
    return code.text(language);
  }

  /** What may be repeated without the buyer, and when. */
  public Repeat repeat() {
    switch (code.next()) {
      case LATER:
        return new Repeat.NotBefore(code.kind() == DeclineCode.Kind.FUNDS ? A_DAY : SOON);
      case WAIT:
        return new Repeat.NotBefore(code.code() == HALF_AN_HOUR_CODE ? HALF_AN_HOUR : A_DAY);
      case CHECK:
        return new Repeat.AskFirst();
      default:
        return new Repeat.No();
    }
  }

  /** Tells whether the card must not be charged again without the buyer. */
  public boolean endsCard() {
    return code.endsCard();
  }

  /** The kinds of faults that are the request's own, not the card's. */
  static boolean isRequestFault(int code) {
    return code <= 0 || DeclineCode.find(code).filter(known -> REQUEST.contains(known.kind())).isPresent();
  }

  private static final Set<DeclineCode.Kind> REQUEST = Set.of(DeclineCode.Kind.REQUEST, DeclineCode.Kind.AMOUNT);

  /** The codes with which the bank says that it does not know. */
  static boolean isDoubtful(int code) {
    return DeclineCode.find(code).filter(known -> known.next() == DeclineCode.Next.CHECK).isPresent();
  }

  /** The pause before a repeat, where there may be one. */
  public Optional<Duration> pause() {
    return repeat() instanceof Repeat.NotBefore later ? Optional.of(later.pause()) : Optional.empty();
  }
}
