package kz.tolem.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentError;

/**
 * Makes the calls that may be repeated freely: questions, tokens, and what is done once however often it is asked for.
 * Thread-safe.
 */
final class Asking {

  private static final System.Logger LOG = System.getLogger(TolemClient.class.getName());

  private final Settings settings;
  private final Transport transport;

  Asking(Settings settings, Transport transport) {
    this.settings = settings;
    this.transport = transport;
  }

  /** What the tries of one call may have done so far. Belongs to one call. */
  static final class Tries {

    private boolean mayHaveArrived;

    private void note(Call call, Answer answer) {
      mayHaveArrived |= Asking.mayHaveArrived(call, answer);
    }

    /** A problem that stands for all tries, not only for the last one. */
    TolemTransportException told(TolemTransportException problem) {
      return mayHaveArrived ? problem.asReceived() : problem;
    }
  }

  /** As below, for a call that was not tried before. */
  <T> T untilAnswered(Call call, Deadline deadline, Function<Answer.Heard, T> read) {
    return untilAnswered(call, deadline, new Tries(), read);
  }

  /**
   * Repeats a call until it is answered.
   *
   * @param read reads an answer that is there to stay; may throw {@link MalformedMessage}, which is as if no answer
   * came
   * @throws TolemTransportException when there is none within the deadline
   */
  <T> T untilAnswered(Call call, Deadline deadline, Tries tries, Function<Answer.Heard, T> read) {
    Pauses pauses = new Pauses(settings.edges(), deadline);
    while (true) {
      Answer answer = once(call, deadline);
      Optional<Duration> asked = Optional.empty();
      String problem;
      if (answer instanceof Answer.Heard heard && !heard.isTemporary()) {
        try {
          return read.apply(heard);
        } catch (AskAgain e) {
          problem = e.getMessage();
        } catch (MalformedMessage e) {
          problem = "the answer cannot be read: " + e.getMessage();
        }
      } else {
        asked = answer instanceof Answer.Heard heard ? heard.retryAfter() : Optional.empty();
        problem = problemOf(answer);
      }
      tries.note(call, answer);
      if (!pauses.before(asked)) {
        throw tries.told(trouble(problem, call, answer));
      }
      LOG.log(
          System.Logger.Level.DEBUG, "{0} is asked again: {1}, request {2}", call.operation(), problem,
          answer.requestId());
    }
  }

  /** One try, within what is left of the deadline and within the longest wait for one answer. */
  Answer once(Call call, Deadline deadline) {
    return transport.send(call, deadline.atMost(settings.answerWait()));
  }

  static String problemOf(Answer answer) {
    if (answer instanceof Answer.Silence silence) {
      return silence.why();
    }
    return "the other side is busy or faulty";
  }

  static TolemTransportException trouble(String problem, Call call, Answer answer) {
    Throwable cause = answer instanceof Answer.Silence silence ? silence.cause().orElse(null) : null;
    boolean received = mayHaveArrived(call, answer);
    return new TolemTransportException(problem, TolemException.Details.of(call, answer), received, cause);
  }

  /** Whether what was asked for may have been done; without its token it was not even sent. */
  private static boolean mayHaveArrived(Call call, Answer answer) {
    boolean sent =
        answer instanceof Answer.Silence silence
            ? silence.sent()
            : !(answer instanceof Answer.Heard heard && heard.isTurnedAway());
    return sent && !call.operation().equals(Tokens.FOR_A_CALL);
  }

  /** What a 2xx says; anything else is a refusal. */
  static <T> T okOrRefused(Call call, Answer.Heard heard, Function<byte[], T> read) {
    if (heard.isOk()) {
      return read.apply(heard.body());
    }
    throw refused(call, heard);
  }

  /** The refusal in any of the shapes met; a body that is none still leaves the HTTP status. */
  static TolemRefusedException refused(Call call, Answer.Heard heard) {
    TolemException.Details details = TolemException.Details.of(call, heard);
    try {
      PaymentError error = PaymentError.read(heard.body());
      return new TolemRefusedException(error.code(), error.message(), details);
    } catch (MalformedMessage e) {
      return new TolemRefusedException(PaymentError.REQUEST_FAULT, "", details);
    }
  }
}
