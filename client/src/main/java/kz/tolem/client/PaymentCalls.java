package kz.tolem.client;

import java.util.Currency;
import java.util.Optional;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.StatusTransaction;

/**
 * Pays, and finds out what became of it. After a lost answer it asks for the status before anything else, and sends the
 * same bytes again only where that cannot pay twice (ADR 34). Thread-safe.
 */
final class PaymentCalls {

  private static final System.Logger LOG = System.getLogger(TolemClient.class.getName());

  /** A clock of the bank's may be so far behind another of its clocks. */
  private static final long CLOCKS_DIFFER_SECONDS = 2;

  private static final int BAD_REQUEST = 400;

  private static final int UNAUTHORIZED = 401;

  private final Settings settings;
  private final Asking asking;
  private final StatusCalls status;

  PaymentCalls(Settings settings, Asking asking, StatusCalls status) {
    this.settings = settings;
    this.asking = asking;
    this.status = status;
  }

  /** Sends what surely was not sent before. */
  PaymentResult send(PaymentAttempt attempt, Call call, Deadline deadline) {
    Pauses pauses = new Pauses(settings.edges(), deadline);
    while (true) {
      Answer answer = asking.once(call, deadline);
      Verdict verdict = PaymentAnswers.read(attempt, call, answer);
      if (verdict instanceof Verdict.Settled settled) {
        return settled.result();
      }
      if (verdict instanceof Verdict.Refused refused) {
        throw refused.problem();
      }
      if (verdict instanceof Verdict.Doubtful doubtful) {
        LOG.log(
            System.Logger.Level.WARNING,
            "what became of {0} of invoice {1} is not known ({2}, request {3}); the status is asked",
            call.operation(),
            attempt.invoice(),
            doubtful.why(),
            answer.requestId());
        return settle(attempt, call, doubtful, deadline);
      }
      if (!pauses.before(((Verdict.Untouched) verdict).retryAfter())) {
        throw Asking.trouble(Asking.problemOf(answer), call, answer);
      }
    }
  }

  /** Finds out what became of something that may have been sent. */
  PaymentResult settle(PaymentAttempt attempt, Call call, Verdict.Doubtful doubt, Deadline deadline) {
    Pauses pauses = new Pauses(settings.edges(), deadline);
    Verdict.Doubtful now = doubt;
    while (true) {
      Optional<PaymentStatus> seen = look(attempt, deadline);
      Optional<PaymentResult> told = told(seen, attempt, now.id());
      if (told.isPresent()) {
        return told.get();
      }
      if (settings.environment().repeatsSafely()) {
        Verdict again = PaymentAnswers.read(attempt, call, asking.once(call, deadline));
        if (again instanceof Verdict.Settled settled) {
          return settled.result();
        }
        if (again instanceof Verdict.Refused refused) {
          if (isNowhere(seen, refused)) {
            throw refused.problem();
          }
          Optional<PaymentResult> last = afterToken(seen, attempt, refused);
          if (last.isPresent()) {
            return last.get();
          }
        }
        now = again instanceof Verdict.Doubtful next ? joined(now, next) : now;
      }
      if (!pauses.before(now.retryAfter())) {
        return new PaymentResult.InDoubt(attempt, now.why());
      }
    }
  }

  /** The payment is not there, and its request is refused for what it says: nothing was done, and nothing will be. */
  private static boolean isNowhere(Optional<PaymentStatus> seen, Verdict.Refused refused) {
    boolean absent = seen.filter(PaymentStatus.NotFound.class::isInstance).isPresent();
    int status = refused.problem().httpStatus().orElse(0);
    return absent && (status == BAD_REQUEST || status == UNAUTHORIZED);
  }

  /** Once the token is over nothing new can come of it, so a decline that is not older is this attempt's. */
  private static Optional<PaymentResult> afterToken(
      Optional<PaymentStatus> seen, PaymentAttempt attempt, Verdict.Refused refused) {
    boolean over = refused.problem().httpStatus().equals(Optional.of(UNAUTHORIZED));
    return over
            && seen.isPresent()
            && seen.get() instanceof PaymentStatus.Declined declined
            && isSince(attempt, declined)
        ? Optional.of(new PaymentResult.Declined(attempt.invoice(), declined.id(), declined.decline()))
        : Optional.empty();
  }

  private static Verdict.Doubtful joined(Verdict.Doubtful before, Verdict.Doubtful next) {
    return new Verdict.Doubtful(next.why(), next.id().or(before::id), next.retryAfter());
  }

  private Optional<PaymentStatus> look(PaymentAttempt attempt, Deadline deadline) {
    try {
      return Optional.of(status.of(attempt.invoice(), deadline.atMost(settings.answerWait())));
    } catch (TolemException e) {
      // What cannot be asked is not known; the payment stays in doubt.
      return Optional.empty();
    }
  }

  private Optional<PaymentResult> told(
      Optional<PaymentStatus> seen, PaymentAttempt attempt, Optional<PaymentId> id) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    PaymentStatus told = seen.get();
    if (told instanceof PaymentStatus.Blocked blocked) {
      return Optional.of(authorized(attempt, blocked.payment(), PaymentResult.Stage.BLOCKED));
    }
    if (told instanceof PaymentStatus.Paid paid) {
      return Optional.of(authorized(attempt, paid.payment(), PaymentResult.Stage.CHARGED));
    }
    if (told instanceof PaymentStatus.Verified verified) {
      return Optional.of(authorized(attempt, verified.payment(), PaymentResult.Stage.VERIFIED));
    }
    if (told instanceof PaymentStatus.Cancelled || told instanceof PaymentStatus.Refunded) {
      return Optional.of(new PaymentResult.InDoubt(attempt, Doubt.UNDONE));
    }
    if (told instanceof PaymentStatus.Declined declined && isOf(attempt, declined, id)) {
      return Optional.of(new PaymentResult.Declined(attempt.invoice(), told.id(), declined.decline()));
    }
    return Optional.empty();
  }

  /**
   * Whether a decline is this attempt's and not an earlier one's on the same invoice. Known by its id; where the other
   * side repeats safely it will be asked to repeat, so there is no need to guess; else by its time.
   */
  private boolean isOf(PaymentAttempt attempt, PaymentStatus.Declined declined, Optional<PaymentId> id) {
    Optional<PaymentId> told = declined.id();
    if (id.isPresent() && told.isPresent()) {
      return id.equals(told);
    }
    return !settings.environment().repeatsSafely() && isSince(attempt, declined);
  }

  private static boolean isSince(PaymentAttempt attempt, PaymentStatus.Declined declined) {
    return attempt.startedAtServer() > 0
        && declined.details()
            .flatMap(StatusTransaction::createdDate)
            .filter(made -> made.toEpochSecond() >= attempt.startedAtServer() - CLOCKS_DIFFER_SECONDS)
            .isPresent();
  }

  private static PaymentResult authorized(
      PaymentAttempt attempt, StatusTransaction payment, PaymentResult.Stage stage) {
    Optional<PaymentId> id = payment.id().flatMap(PaymentId::parse);
    if (id.isEmpty()) {
      return new PaymentResult.InDoubt(attempt, Doubt.NOT_UNDERSTOOD);
    }
    if (!isSameMoney(attempt.money(), payment)) {
      return new PaymentResult.InDoubt(attempt, Doubt.DIFFERS);
    }
    return new PaymentResult.Authorized(
        attempt.invoice(),
        id.get(),
        stage,
        attempt.money(),
        payment.trail().reference().orElse(""),
        payment.card().cardId().flatMap(CardId::parse));
  }

  /** Compares with what was paid at first; what is not told is not held against it. */
  private static boolean isSameMoney(Money money, StatusTransaction payment) {
    StatusTransaction.Amounts amounts = payment.amounts();
    try {
      Currency currency = payment.order().currency().filter(code -> !code.isEmpty())
          .map(Currency::getInstance).orElse(money.currency());
      return amounts.original().or(amounts::amount).map(told -> Money.of(told, currency).equals(money))
          .orElse(currency.equals(money.currency()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
