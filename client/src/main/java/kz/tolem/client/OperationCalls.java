package kz.tolem.client;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.OperationReply;
import kz.tolem.protocol.PaymentError;

/**
 * Charges, cancels and refunds. A block ends once, whoever asks however often, so charge and cancel are repeated while
 * the status still says blocked. A refund is repeated only where its own id makes it one (ADR 34). Thread-safe. Source:
 * EPAY.md 9.
 */
final class OperationCalls {

  private static final System.Logger LOG = System.getLogger(TolemClient.class.getName());

  private static final int NOT_KNOWN_CODE = 454;

  private final Settings settings;
  private final Service service;
  private final StatusCalls status;

  OperationCalls(Settings settings, Service service, StatusCalls status) {
    this.settings = settings;
    this.service = service;
    this.status = status;
  }

  /** What one answer says. */
  private sealed interface Said {

    record Ended(OperationResult result) implements Said {}

    record Untouched(Optional<Duration> retryAfter) implements Said {}

    record Doubtful(Doubt why, Optional<Duration> retryAfter) implements Said {}

    record Refused(TolemRefusedException problem) implements Said {}
  }

  OperationResult done(Wish wish, Deadline deadline) {
    Call call = wish.call(settings);
    Pauses pauses = new Pauses(settings.edges(), deadline);
    while (true) {
      Answer answer = service.once(call, deadline);
      Said said = read(wish, call, answer);
      if (said instanceof Said.Ended ended) {
        return ended.result();
      }
      if (said instanceof Said.Refused refused) {
        throw refused.problem();
      }
      if (said instanceof Said.Doubtful doubtful) {
        LOG.log(
            System.Logger.Level.WARNING,
            "what became of {0} of payment {1} is not known ({2}, request {3}); the status is asked",
            call.operation(),
            wish.id(),
            doubtful.why(),
            answer.requestId());
        return settled(wish, call, doubtful, deadline);
      }
      if (!pauses.before(((Said.Untouched) said).retryAfter())) {
        throw Asking.trouble(Asking.problemOf(answer), call, answer);
      }
    }
  }

  /** The status first, before anything is repeated. */
  private OperationResult settled(Wish wish, Call call, Said.Doubtful doubt, Deadline deadline) {
    Pauses pauses = new Pauses(settings.edges(), deadline);
    Said.Doubtful now = doubt;
    while (true) {
      Optional<PaymentStatus> seen = look(wish, deadline);
      Optional<OperationResult> told = seen.flatMap(wish::told);
      if (told.isPresent()) {
        return told.get();
      }
      boolean repeat = wish.mayRepeat(settings.environment(), seen);
      if (repeat) {
        Optional<Said> again = again(wish, call, deadline);
        if (again.isPresent() && again.get() instanceof Said.Ended ended && isLast(wish, ended.result())) {
          return ended.result();
        }
        now = again.isPresent() && again.get() instanceof Said.Doubtful next ? next : now;
      }
      boolean hopeless = !repeat && wish.verb() == Wish.Verb.REFUND;
      if (hopeless || !pauses.before(now.retryAfter())) {
        return new OperationResult.InDoubt(wish.id(), now.why(), seen);
      }
    }
  }

  /** A charge that is refused at its repeat may be so because the first one is under way: the status will tell. */
  private static boolean isLast(Wish wish, OperationResult result) {
    return result instanceof OperationResult.Done || wish.verb() == Wish.Verb.REFUND;
  }

  private Optional<Said> again(Wish wish, Call call, Deadline deadline) {
    try {
      return Optional.of(read(wish, call, service.once(call, deadline)));
    } catch (TolemException e) {
      return Optional.empty();
    }
  }

  private Optional<PaymentStatus> look(Wish wish, Deadline deadline) {
    try {
      return Optional.of(status.of(wish.id(), deadline.atMost(settings.answerWait())));
    } catch (TolemException e) {
      return Optional.empty();
    }
  }

  private static Said read(Wish wish, Call call, Answer answer) {
    if (answer instanceof Answer.Silence silence) {
      return silence.sent()
          ? new Said.Doubtful(Doubt.ANSWER_LOST, Optional.empty())
          : new Said.Untouched(Optional.empty());
    }
    Answer.Heard heard = (Answer.Heard) answer;
    if (heard.isTurnedAway()) {
      return new Said.Untouched(heard.retryAfter());
    }
    try {
      if (heard.isOk()) {
        return OperationReply.read(heard.body()).code() == 0
            ? new Said.Ended(new OperationResult.Done(wish.id()))
            : new Said.Doubtful(Doubt.NOT_UNDERSTOOD, Optional.empty());
      }
      if (heard.status() < 400 || heard.status() >= 500) {
        return new Said.Doubtful(Doubt.ANSWER_LOST, heard.retryAfter());
      }
      return refusal(wish, call, heard, PaymentError.read(heard.body()));
    } catch (MalformedMessage e) {
      boolean unread = heard.status() == 404 || heard.status() == 403 || heard.status() == 401;
      return unread
          ? new Said.Refused(Asking.refused(call, heard))
          : new Said.Doubtful(Doubt.ANSWER_LOST, Optional.empty());
    }
  }

  private static Said refusal(Wish wish, Call call, Answer.Heard heard, PaymentError error) {
    if (heard.status() == 408 || error.code() == NOT_KNOWN_CODE) {
      return new Said.Doubtful(Doubt.IN_PROGRESS, heard.retryAfter());
    }
    if (heard.status() != 400 || error.code() == PaymentError.REQUEST_FAULT) {
      return new Said.Refused(Asking.refused(call, heard));
    }
    return new Said.Ended(new OperationResult.Refused(wish.id(), error.code(), error.message()));
  }
}
