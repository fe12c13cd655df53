package kz.tolem.client;

import java.util.Locale;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.ResultCode;
import kz.tolem.protocol.StatusName;
import kz.tolem.protocol.StatusReply;
import kz.tolem.protocol.StatusTransaction;

/** Asks how payments stand. Thread-safe. Source: EPAY.md 8. */
final class StatusCalls {

  /** Declined, and nobody says why. */
  private static final int UNSPECIFIED = 703;

  private final Settings settings;
  private final Service service;

  StatusCalls(Settings settings, Service service) {
    this.settings = settings;
    this.service = service;
  }

  PaymentStatus of(InvoiceId invoice, Deadline deadline) {
    String path = "/check-status/payment/transaction/" + invoice.digits();
    return ask(Call.get("status", settings.api(path)).about(invoice), deadline);
  }

  PaymentStatus of(PaymentId id, Deadline deadline) {
    return ask(Call.get("status", settings.api("/check-status/payment/transactionId/" + id)), deadline);
  }

  private PaymentStatus ask(Call call, Deadline deadline) {
    return service.untilAnswered(call, deadline, heard -> read(call, heard));
  }

  /** The same JSON may come with a 400; a refusal in the other form is one. */
  private static PaymentStatus read(Call call, Answer.Heard heard) {
    StatusReply reply;
    try {
      reply = StatusReply.read(heard.body());
    } catch (MalformedMessage e) {
      if (heard.isOk()) {
        throw e;
      }
      throw Asking.refused(call, heard);
    }
    Optional<ResultCode> result = reply.result();
    if (result.isEmpty()) {
      return new PaymentStatus.NotUnderstood("result code " + reply.resultCode(), reply.transaction());
    }
    switch (result.get()) {
      case FOUND:
        return found(reply);
      case REJECTED:
        return new PaymentStatus.Declined(reply.transaction(), declineOf(reply.transaction()));
      case NOT_FOUND:
        return new PaymentStatus.NotFound();
      case IN_PROGRESS:
        return new PaymentStatus.InProgress(reply.transaction());
      case ERROR:
        // As good as no answer: it is asked again.
        throw new AskAgain("the bank says that it failed");
      default:
        throw new TolemRefusedException(
            Integer.parseInt(reply.resultCode()), reply.resultMessage(), TolemException.Details.of(call, heard));
    }
  }

  private static PaymentStatus found(StatusReply reply) {
    if (reply.transaction().isEmpty()) {
      return new PaymentStatus.NotUnderstood("a payment without details", Optional.empty());
    }
    StatusTransaction payment = reply.transaction().get();
    String word = payment.result().statusName().orElse("");
    Optional<StatusName> name = StatusName.find(word.toUpperCase(Locale.ROOT));
    return name.map(known -> of(known, payment))
        .orElseGet(() -> new PaymentStatus.NotUnderstood(word, Optional.of(payment)));
  }

  private static PaymentStatus of(StatusName name, StatusTransaction payment) {
    switch (name) {
      case AUTH:
        return new PaymentStatus.Blocked(payment);
      case CHARGE:
        return new PaymentStatus.Paid(payment);
      case CANCEL:
      case CANCEL_OLD:
        return new PaymentStatus.Cancelled(payment);
      case REFUND:
        return new PaymentStatus.Refunded(payment);
      case VERIFIED:
        return new PaymentStatus.Verified(payment);
      case REJECT:
      case FAILED:
        return new PaymentStatus.Declined(Optional.of(payment), declineOf(Optional.of(payment)));
      default:
        return new PaymentStatus.InProgress(Optional.of(payment));
    }
  }

  private static Decline declineOf(Optional<StatusTransaction> payment) {
    Optional<StatusTransaction.Result> result = payment.map(StatusTransaction::result);
    int code = result.flatMap(StatusTransaction.Result::reasonCode).flatMap(StatusCalls::whole).orElse(UNSPECIFIED);
    String text = result.flatMap(StatusTransaction.Result::reason).orElse("");
    return Decline.of(code, text);
  }

  private static Optional<Integer> whole(String text) {
    return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,9}")).map(Integer::parseInt).filter(c -> c > 0);
  }
}
