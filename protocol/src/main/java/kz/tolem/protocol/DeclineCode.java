package kz.tolem.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Why a payment or operation did not succeed: what it means, what to say, what to do next. Source: EPAY.md 11.
 *
 * <p>The texts are for buyers. Where the outcome is not known ({@link Next#CHECK}) they say so, and that one must not
 * pay again yet.
 *
 * @param code as on the wire
 * @param kind what sort of trouble it is
 * @param next who has to do what
 */
public record DeclineCode(int code, Kind kind, Next next, String english, String russian, String kazakh) {

  /** The code whose texts stand in for unknown codes. */
  private static final int FALLBACK = 2660;

  /** The sort of trouble, as the table of EPAY.md 11 classes it. */
  public enum Kind {
    OK,
    REQUEST,
    SYSTEM,
    UNKNOWN,
    THREE_DS,
    CARD_DATA,
    ACQUIRER,
    ISSUER,
    ISSUER_UNAVAILABLE,
    AMOUNT,
    ATTEMPTS,
    EXPIRED,
    FRAUD,
    FUNDS,
    LIMITS,
    LIST,
    COUNTRY,
    REFUND
  }

  /** What to do next. */
  public enum Next {
    /** The buyer corrects the entry and tries again. */
    FIX,
    /** Another card, or a word with the issuer; no automatic repeat. */
    OTHER,
    /** Temporary: the same card may be tried later, with a new invoice number. */
    LATER,
    /** The outcome is unknown: ask for the status before anything else. */
    CHECK,
    /** Try again only after the stated pause. */
    WAIT,
    /** The merchant or the contract is the problem. */
    MERCH,
    /** Nothing to do. */
    END
  }

  /** The code's meaning; an unknown code has the texts of 2660 with itself in brackets, to be tried later. */
  public static DeclineCode of(int code) {
    return find(code).orElseGet(() -> unknown(code));
  }

  /** The code's meaning, empty when the documents do not know it. */
  public static Optional<DeclineCode> find(int code) {
    return Optional.ofNullable(DeclineTable.BY_CODE.get(code));
  }

  /** Every documented code, in ascending order. */
  public static List<DeclineCode> known() {
    return List.copyOf(DeclineTable.BY_CODE.values());
  }

  private static DeclineCode unknown(int code) {
    DeclineCode fallback = DeclineTable.BY_CODE.get(FALLBACK);
    String mark = " (" + code + ")";
    return new DeclineCode(
        code,
        Kind.UNKNOWN,
        Next.LATER,
        fallback.english + mark,
        fallback.russian + mark,
        fallback.kazakh + mark);
  }

  /** What to tell the buyer. */
  public String text(Language language) {
    return switch (language) {
      case RUSSIAN -> russian;
      case KAZAKH -> kazakh;
      case ENGLISH -> english;
    };
  }

  /** Tells whether the card must not be charged again without the buyer. Source: EPAY.md 11, last paragraph. */
  public boolean endsCard() {
    return DeclineTable.CARD_ENDING.contains(code);
  }
}
