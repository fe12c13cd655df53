package kz.tolem.client;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentError;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.PaymentReply;
import kz.tolem.protocol.StatusName;

/**
 * Reads the answers to payment requests. Only what is surely an outcome is one: whatever cannot be read or is not known
 * is in doubt, never paid and never declined. Source: EPAY.md 3.3 to 3.5.
 */
final class PaymentAnswers {

  private static final int NOT_KNOWN_CODE = 454;

  /** What is turned away before anybody looks at the payment. */
  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 404, 405, 413, 414, 415, 431);

  private PaymentAnswers() {}

  static Verdict read(PaymentAttempt attempt, Call call, Answer answer) {
    if (answer instanceof Answer.Silence silence) {
      return silence.sent() ? Verdict.Doubtful.of(Doubt.ANSWER_LOST) : new Verdict.Untouched(Optional.empty());
    }
    Answer.Heard heard = (Answer.Heard) answer;
    if (heard.isTurnedAway()) {
      return new Verdict.Untouched(heard.retryAfter());
    }
    if (heard.isOk()) {
      return accepted(attempt, heard);
    }
    if (TURNED_AWAY.contains(heard.status())) {
      return new Verdict.Refused(Asking.refused(call, heard));
    }
    if (heard.status() < 400 || heard.status() >= 500) {
      return new Verdict.Doubtful(Doubt.ANSWER_LOST, Optional.empty(), heard.retryAfter());
    }
    return declined(attempt, call, heard);
  }

  private static Verdict accepted(PaymentAttempt attempt, Answer.Heard heard) {
    PaymentReply reply;
    try {
      reply = PaymentReply.read(heard.body());
    } catch (MalformedMessage e) {
      return Verdict.Doubtful.of(Doubt.ANSWER_LOST);
    }
    Optional<StatusName> status = StatusName.find(reply.status().toUpperCase(Locale.ROOT));
    if (status.filter(StatusName.THREE_D::equals).isPresent() && reply.secure3D().isPresent()) {
      return new Verdict.Settled(new PaymentResult.NeedsBuyer(attempt, reply.id(), reply.secure3D().get()));
    }
    Optional<PaymentResult.Stage> stage = status.flatMap(PaymentAnswers::stage);
    if (reply.code() != 0 || stage.isEmpty() || reply.secure3D().isPresent()) {
      return new Verdict.Doubtful(Doubt.NOT_UNDERSTOOD, Optional.of(reply.id()), Optional.empty());
    }
    boolean otherOrder = !reply.invoiceId().isEmpty() && !reply.invoiceId().equals(attempt.invoice().digits());
    if (otherOrder || !money(reply).equals(Optional.of(attempt.money()))) {
      return new Verdict.Doubtful(Doubt.DIFFERS, Optional.of(reply.id()), Optional.empty());
    }
    return new Verdict.Settled(
        new PaymentResult.Authorized(
            attempt.invoice(), reply.id(), stage.get(), attempt.money(), reply.reference(),
            CardId.parse(reply.cardId())));
  }

  /** Which words mean that the card's bank agreed. */
  static Optional<PaymentResult.Stage> stage(StatusName status) {
    switch (status) {
      case AUTH:
        return Optional.of(PaymentResult.Stage.BLOCKED);
      case CHARGE:
        return Optional.of(PaymentResult.Stage.CHARGED);
      case VERIFIED:
        return Optional.of(PaymentResult.Stage.VERIFIED);
      default:
        return Optional.empty();
    }
  }

  private static Optional<Money> money(PaymentReply reply) {
    try {
      return Optional.of(Money.of(reply.amount(), Currency.getInstance(reply.currency())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Verdict declined(PaymentAttempt attempt, Call call, Answer.Heard heard) {
    PaymentError error;
    try {
      error = PaymentError.read(heard.body());
    } catch (MalformedMessage e) {
      return Verdict.Doubtful.of(Doubt.ANSWER_LOST);
    }
    Optional<PaymentId> id = error.id().flatMap(PaymentId::parse);
    if (heard.status() == 408 || error.code() == NOT_KNOWN_CODE) {
      return new Verdict.Doubtful(Doubt.IN_PROGRESS, id, heard.retryAfter());
    }
    if (Decline.isDoubtful(error.code())) {
      return new Verdict.Doubtful(Doubt.IN_PROGRESS, id, heard.retryAfter());
    }
    boolean confirming = call.operation().equals(PaymentRequests.CONFIRM);
    if (id.isEmpty() && (confirming || Decline.isRequestFault(error.code()))) {
      return new Verdict.Refused(Asking.refused(call, heard));
    }
    return new Verdict.Settled(
        new PaymentResult.Declined(attempt.invoice(), id, Decline.of(error.code(), error.message())));
  }
}
