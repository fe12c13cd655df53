package kz.tolem.gateway.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.http.Reply;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.PaymentError;
import kz.tolem.protocol.PaymentReply;
import kz.tolem.protocol.Secure3D;
import kz.tolem.protocol.StatusName;

/// The one place where outcomes become HTTP. Everything is rendered from the stored payment, so a repeat can only say
/// the same, byte for byte. Source: EPAY.md 3.3, 3.5; DESIGN 12 for what is not known yet.
public final class PaymentReplies {

  /// EPAY.md 11: not known for sure, money may be blocked; ask for the status.
  private static final int NOT_KNOWN = 454;

  private static final int AMOUNT_ZERO = 470;
  private static final int DESCRIPTION_TOO_LONG = 3298;

  private PaymentReplies() {}

  public static Reply of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Of(var payment) -> of(payment);
      case Outcome.Refused(var refusal) -> of(refusal);
    };
  }

  static Reply of(Payment payment) {
    return switch (payment) {
      case Payment.Authorized authorized -> approved(authorized, "AUTH");
      case Payment.Charged charged -> approved(charged, "CHARGE");
      case Payment.SecureStep step ->
          reply(step, "", "", Optional.of(step.challenge().onTheWire()), StatusName.THREE_D.wireName());
      case Payment.Verified verified -> approved(verified, "VERIFIED");
      case Payment.Declined declined -> error(400, declined, declined.code(), declined.reference());
      case Payment.Pending pending -> error(408, pending, NOT_KNOWN, "");
    };
  }

  private static Reply approved(Payment.Approved payment, String status) {
    Payment.Approval approval = payment.approval();
    return reply(payment, approval.reference(), approval.intReference(), Optional.empty(), status);
  }

  private static Reply reply(
      Payment payment, String reference, String intReference, Optional<Secure3D> step, String status) {
    Order order = payment.order();
    PaymentReply reply =
        new PaymentReply(
            payment.id(),
            order.buyer().accountId(),
            order.amount().majorUnits(),
            BigDecimal.ZERO,
            order.amount().currency().getCurrencyCode(),
            order.description(),
            order.buyer().email(),
            order.invoice().digits(),
            order.invoiceAlt(),
            order.buyer().language(),
            order.buyer().phone(),
            reference,
            intReference,
            step,
            savedCard(payment),
            0,
            status);
    return Reply.json(200, reply.write());
  }

  /// The CardId, when the shop may pay with it: it named the card itself, or the payment has saved it. A payment that
  /// waits for its buyer has saved nothing yet.
  private static String savedCard(Payment payment) {
    Order order = payment.order();
    boolean saved = order.saveCard() && payment instanceof Payment.Approved;
    return order.channel() == Channel.API || saved ? order.card().toString() : "";
  }

  private static Reply error(int status, Payment payment, int code, String reference) {
    Order order = payment.order();
    PaymentError error =
        new PaymentError(
            code,
            DeclineCode.of(code).text(order.buyer().language()),
            Optional.of(order.invoice().digits()),
            Optional.of(payment.id().toString()),
            Optional.of(reference),
            Optional.of(order.buyer().accountId()));
    return Reply.json(status, error.write());
  }

  public static Reply of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.BodyUnreadable(var why) -> error(400, why);
      case Refusal.TokenUnknown _ -> error(401, "token is invalid");
      case Refusal.TokenExpired _ -> error(401, "token is expired");
      case Refusal.ScopeLacksPayment _ -> error(403, "token was not granted the scope payment");
      case Refusal.FieldWrong(var why) -> error(400, why);
      case Refusal.DescriptionTooLong _ ->
          error(400, DESCRIPTION_TOO_LONG, "description must have at most 125 bytes of UTF-8");
      case Refusal.AmountZero _ -> error(400, AMOUNT_ZERO, "amount must be more than zero");
      case Refusal.CryptogramsNotTaken _ -> error(403, "this terminal does not take cryptograms");
      case Refusal.TooFast(var away) -> later(away, "too many payments a second, try again");
      case Refusal.TooManyCards(var away) -> later(away, "too many cards were declined, try again later");
      case Refusal.TokenUsed _ ->
          error(400, "token has been used for another request; obtain a token for each operation");
      case Refusal.CryptogramWrong _ ->
          error(400, "the cryptogram does not open, or holds no valid card for this terminal");
      case Refusal.CardUnknown _ -> error(400, "card not found");
      case Refusal.InvoiceInProgress(var invoice) ->
          error(400, "a payment of invoice " + invoice + " is in progress");
      case Refusal.InvoicePaid(var invoice) -> error(400, "invoice " + invoice + " is already paid");
      case Refusal.InvoiceTailUsed(var invoice) ->
          error(400, "the last 6 digits of the invoice number, " + invoice.tail() + ", belong to another order");
    };
  }

  private static Reply later(Duration away, String message) {
    return error(429, message).withHeader("Retry-After", Long.toString(Math.max(1, away.toSeconds())));
  }

  private static Reply error(int status, String message) {
    return error(status, PaymentError.REQUEST_FAULT, message);
  }

  private static Reply error(int status, int code, String message) {
    return Reply.json(status, PaymentError.of(code, message).write());
  }
}
