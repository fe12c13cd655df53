package kz.tolem.cardline;

import java.time.Duration;
import java.util.Map;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Money;

/// What a simulated card host does with a payment, told by its card number or its amount. docs/sandbox.md lists what
/// can be made to happen.
public sealed interface SandboxOutcome {

  /// Approved at once.
  record Approve() implements SandboxOutcome {}

  /// Declined with a code of EPAY.md 11.
  record Decline(int code) implements SandboxOutcome {}

  /// Approved, but the answer comes late.
  record ApproveAfter(Duration pause) implements SandboxOutcome {}

  /// Approved, and the answer is lost on the way back.
  record ApproveAndLoseAnswer() implements SandboxOutcome {}

  /// The request is lost on the way there; the host knows nothing of it.
  record LoseRequest() implements SandboxOutcome {}

  /// The documented test cards that are locked. Source: EPAY.md 12.2.
  Map<String, Integer> LOCKED_CARDS = Map.of("4003032704547597", 465, "5578342710750560", 465);

  /// Cards that begin so decide their own outcome: the next four digits are a decline code, or a number of seconds.
  String CARD_DECLINES = "440000";

  String CARD_ANSWERS_LATE = "440001";
  String CARD_LOSES_ANSWER = "440002";
  String CARD_LOSES_REQUEST = "440003";

  /// Amounts of this many major units and more decide their own outcome: 900484 declines with code 484.
  long AMOUNT_DECLINES = 900_000;

  /// 910004 is answered after 4 seconds.
  long AMOUNT_ANSWERS_LATE = 910_000;

  long AMOUNT_LOSES_ANSWER = 920_000;
  long AMOUNT_LOSES_REQUEST = 930_000;

  /// Decides what happens to a payment: the card first, then the amount.
  ///
  /// @param digits a full card number
  static SandboxOutcome of(String digits, Money amount) {
    if (LOCKED_CARDS.containsKey(digits)) {
      return new Decline(LOCKED_CARDS.get(digits));
    }
    String next = digits.substring(6, 10);
    return switch (digits.substring(0, 6)) {
      case CARD_DECLINES -> declines(Integer.parseInt(next));
      case CARD_ANSWERS_LATE -> late(Integer.parseInt(next));
      case CARD_LOSES_ANSWER -> new ApproveAndLoseAnswer();
      case CARD_LOSES_REQUEST -> new LoseRequest();
      default -> of(amount);
    };
  }

  /// Decides what happens by the amount alone, as for what follows a payment.
  static SandboxOutcome of(Money amount) {
    long major = amount.majorUnits().longValue();
    if (major >= AMOUNT_DECLINES && major < AMOUNT_ANSWERS_LATE) {
      return declines((int) (major - AMOUNT_DECLINES));
    }
    if (major >= AMOUNT_ANSWERS_LATE && major <= AMOUNT_ANSWERS_LATE + LATE_MAX_SECONDS) {
      return late((int) (major - AMOUNT_ANSWERS_LATE));
    }
    if (major == AMOUNT_LOSES_ANSWER) {
      return new ApproveAndLoseAnswer();
    }
    return major == AMOUNT_LOSES_REQUEST ? new LoseRequest() : new Approve();
  }

  /// Shorter than the time after which the reconciler asks: the host must have made up its mind by then.
  int LATE_MAX_SECONDS = 60;

  private static SandboxOutcome late(int seconds) {
    return new ApproveAfter(Duration.ofSeconds(Math.min(seconds, LATE_MAX_SECONDS)));
  }

  private static SandboxOutcome declines(int code) {
    // 0 is success and not a decline; a code that no table knows is a mistake of whoever tests.
    return code > 0 && DeclineCode.find(code).isPresent() ? new Decline(code) : new Approve();
  }
}
