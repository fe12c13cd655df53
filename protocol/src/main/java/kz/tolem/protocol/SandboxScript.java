package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sandbox is told to do with one payment, charge, cancel or refund that is to come
 * (docs/reference/sandbox-switches.md).
 * Parts that are not said go as the sandbox's tables say. Immutable.
 *
 * @param match which one it is; without a wish the next payment
 * @param times how many it is for, one after the other
 * @param declines the code of EPAY.md 11 to decline with; 0: approve
 * @param after how long the card host takes before it does anything, at most {@link #AFTER_MAX}
 * @param lost what is lost between gateway and card host
 * @param secure how 3-D Secure goes, on a terminal that wants it
 * @param notification what happens to the notification that tells of it
 */
public record SandboxScript(
    Match match,
    int times,
    Optional<Integer> declines,
    Duration after,
    Optional<Lost> lost,
    Optional<Secure> secure,
    Optional<Notice> notification) {

  /** Shorter than the time after which the gateway takes an answer for lost and asks. */
  public static final Duration AFTER_MAX = Duration.ofSeconds(60);

  /** The most that one script may be for. */
  public static final int TIMES_MAX = 1000;

  /** The longest time of a notification's fault. */
  public static final Duration NOTICE_MAX = Duration.ofDays(30);

  private static final SandboxScript NOTHING =
      new SandboxScript(
          Match.NEXT, 1, Optional.empty(), Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty());

  public SandboxScript {
    Objects.requireNonNull(match, "match");
    if (times < 1 || times > TIMES_MAX) {
      throw new IllegalArgumentException("times must be 1 to " + TIMES_MAX);
    }
    if (after.isNegative() || after.compareTo(AFTER_MAX) > 0) {
      throw new IllegalArgumentException("after must be PT0S to " + AFTER_MAX);
    }
    if (declines.isPresent() && declines.get() != 0 && DeclineCode.find(declines.get()).isEmpty()) {
      throw new IllegalArgumentException("declines must be a code of docs/sandbox.md, or 0 to approve");
    }
    if (lost.equals(Optional.of(Lost.REQUEST)) && declines.isPresent()) {
      throw new IllegalArgumentException("declines cannot be together with a lost request, which the host never saw");
    }
  }

  /** Approved, at once. */
  public static SandboxScript approves() {
    return NOTHING.outcome(0);
  }

  /** Declined with a code of docs/sandbox.md. */
  public static SandboxScript declines(int code) {
    return NOTHING.outcome(code);
  }

  /** Approved, but the answer comes only after a while. */
  public static SandboxScript answersAfter(Duration after) {
    return approves().after(after);
  }

  /** Approved, and the answer is lost on its way back. */
  public static SandboxScript losesAnswer() {
    return approves().lost(Lost.ANSWER);
  }

  /** The request is lost on its way there. */
  public static SandboxScript losesRequest() {
    return NOTHING.lost(Lost.REQUEST);
  }

  /** 3-D Secure goes so; card and amount decide about the rest. */
  public static SandboxScript secure(Secure act) {
    return NOTHING.with(act);
  }

  /** The notification is treated so; card and amount decide about the rest. */
  public static SandboxScript notification(Notice notice) {
    return NOTHING.with(notice);
  }

  private SandboxScript outcome(int code) {
    return new SandboxScript(match, times, Optional.of(code), after, lost, secure, notification);
  }

  private SandboxScript lost(Lost what) {
    return new SandboxScript(match, times, declines, after, Optional.of(what), secure, notification);
  }

  /** The same, with an answer that takes a while. */
  public SandboxScript after(Duration longer) {
    return new SandboxScript(match, times, declines, longer, lost, secure, notification);
  }

  /** The same, and 3-D Secure goes so. */
  public SandboxScript with(Secure act) {
    return new SandboxScript(match, times, declines, after, lost, Optional.of(act), notification);
  }

  /** The same, and the notification is treated so. */
  public SandboxScript with(Notice notice) {
    return new SandboxScript(match, times, declines, after, lost, secure, Optional.of(notice));
  }

  /** The same for several, one after the other. */
  public SandboxScript times(int count) {
    return new SandboxScript(match, count, declines, after, lost, secure, notification);
  }

  /** The same for those that match. */
  public SandboxScript when(Match wish) {
    return new SandboxScript(wish, times, declines, after, lost, secure, notification);
  }

  /** The same for the order of this number. */
  public SandboxScript forInvoice(String invoice) {
    return when(new Match(Optional.of(invoice), match.amount(), match.card(), match.terminal(), match.operation()));
  }

  /** The same for this amount, in major units. */
  public SandboxScript forAmount(BigDecimal amount) {
    return when(new Match(match.invoice(), Optional.of(amount), match.card(), match.terminal(), match.operation()));
  }

  /** The same for a card: its number, its mask, or its CardId. */
  public SandboxScript forCard(String card) {
    return when(new Match(match.invoice(), match.amount(), Optional.of(card), match.terminal(), match.operation()));
  }

  /** The same for a terminal: its TerminalId or its eight digits. */
  public SandboxScript forTerminal(String terminal) {
    return when(new Match(match.invoice(), match.amount(), match.card(), Optional.of(terminal), match.operation()));
  }

  /** The same for what follows a payment instead of a payment. */
  public SandboxScript on(Operation operation) {
    return when(new Match(match.invoice(), match.amount(), match.card(), match.terminal(), operation));
  }

  /**
   * Which payment or operation a script is for. Everything that is named must be so.
   *
   * @param amount in major units
   * @param card a card's number, its mask as in a notification, or its CardId
   * @param terminal a TerminalId or the terminal's eight digits
   */
  public record Match(
      Optional<String> invoice,
      Optional<BigDecimal> amount,
      Optional<String> card,
      Optional<String> terminal,
      Operation operation) {

    /** The next payment, whichever it is. */
    public static final Match NEXT =
        new Match(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Operation.PAYMENT);

    /** Whether any of them will do. */
    public boolean isAny() {
      return invoice.isEmpty() && amount.isEmpty() && card.isEmpty() && terminal.isEmpty();
    }
  }

  /** What a script is for. */
  public enum Operation {
    PAYMENT,
    CHARGE,
    CANCEL,
    REFUND
  }

  /** What is lost. */
  public enum Lost {
    /** The host has done it, and its answer does not come. */
    ANSWER,
    /** The host never heard of it. */
    REQUEST
  }

  /** How 3-D Secure goes. */
  public enum Secure {
    /** The issuer asks, and the buyer passes whatever he types. */
    PASSES,
    /** The issuer asks, and the buyer is wrong whatever he types. */
    WRONG_CODE,
    /** The issuer asks, and the buyer gives up. */
    GIVES_UP,
    /** The issuer asks and then cannot tell. */
    ISSUER_FAILS,
    /** The issuer vouches for the buyer without asking him. */
    FRICTIONLESS,
    /** The card takes no part in 3-D Secure. */
    NOT_ENROLLED,
    /** The scheme's directory does not answer. */
    NO_DIRECTORY,
    /** The issuer's server does not answer. */
    NO_ISSUER
  }

  /**
   * What happens to a notification.
   *
   * @param by how late, or how long the receiver is down; zero elsewhere
   * @param status what the receiver answers, with {@link Fault#FAILS}; 0 elsewhere
   * @param times how often, with {@link Fault#FAILS}
   */
  public record Notice(Fault fault, Duration by, int status, int times) {

    public Notice {
      Objects.requireNonNull(fault, "fault");
      boolean timed = fault == Fault.LATE || fault == Fault.DOWN;
      if (timed && (by.isZero() || by.isNegative() || by.compareTo(NOTICE_MAX) > 0)) {
        throw new IllegalArgumentException("by must be more than PT0S and at most " + NOTICE_MAX);
      }
      if (fault == Fault.FAILS && (status < 300 || status > 599 || times < 1 || times > TIMES_MAX)) {
        throw new IllegalArgumentException("status must be 300 to 599, and times 1 to " + TIMES_MAX);
      }
    }

    /** It never comes, and the gateway believes that it did. */
    public static Notice lost() {
      return new Notice(Fault.LOST, Duration.ZERO, 0, 1);
    }

    /** It comes late. */
    public static Notice late(Duration by) {
      return new Notice(Fault.LATE, by, 0, 1);
    }

    /** It comes twice. */
    public static Notice twice() {
      return new Notice(Fault.TWICE, Duration.ZERO, 0, 1);
    }

    /** It comes after the next one of the same order. */
    public static Notice afterNext() {
      return new Notice(Fault.AFTER_NEXT, Duration.ZERO, 0, 1);
    }

    /** It comes with a secret_hash that is not the order's. */
    public static Notice wrongSecretHash() {
      return new Notice(Fault.WRONG_SECRET_HASH, Duration.ZERO, 0, 1);
    }

    /** It comes with a signature that is nobody's. */
    public static Notice wrongSignature() {
      return new Notice(Fault.WRONG_SIGNATURE, Duration.ZERO, 0, 1);
    }

    /** The shop's server cannot be reached for a while; it is tried again as always. */
    public static Notice receiverDown(Duration by) {
      return new Notice(Fault.DOWN, by, 0, 1);
    }

    /** The shop's server answers so for a number of tries, without having seen it. */
    public static Notice fails(int status, int times) {
      return new Notice(Fault.FAILS, Duration.ZERO, status, times);
    }
  }

  /** The kinds of {@link Notice}. */
  public enum Fault {
    LOST,
    LATE,
    TWICE,
    AFTER_NEXT,
    WRONG_SECRET_HASH,
    WRONG_SIGNATURE,
    DOWN,
    FAILS
  }

  /**
   * Reads one script or a list of them.
   *
   * @throws MalformedMessage naming what is wrong; a field that is not known is wrong
   */
  public static List<SandboxScript> readAll(byte[] body) {
    return SandboxScriptJson.readAll(body);
  }

  /** The scripts that a sandbox still waits with. */
  public static List<SandboxScript> readWaiting(byte[] body) {
    return SandboxScriptJson.readWaiting(body);
  }

  /** A list of scripts. */
  public static byte[] writeAll(List<SandboxScript> scripts) {
    return SandboxScriptJson.writeAll(scripts);
  }

  /** The answer to who asks for the scripts that wait. */
  public static byte[] writeWaiting(List<SandboxScript> scripts) {
    return SandboxScriptJson.writeWaiting(scripts);
  }
}
