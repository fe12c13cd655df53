package kz.tolem.client;

import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.Secure3D;

/**
 * What became of a payment. There is no fifth case, and only {@link Authorized} is money. Immutable.
 *
 * <p>{@code switch} over it, or test with {@code instanceof}: what is in doubt must never be taken for a decline.
 */
public sealed interface PaymentResult {

  /** The order. */
  InvoiceId invoice();

  /**
   * The card's bank agreed.
   *
   * @param id the key for charge, cancel and refund
   * @param stage whether the money is blocked or taken
   * @param reference the retrieval reference number
   * @param card the saved card, where it is one
   */
  record Authorized(
      InvoiceId invoice, PaymentId id, Stage stage, Money money, String reference, Optional<CardId> card)
      implements PaymentResult {}

  /** How far the money is. */
  enum Stage {
    /** Blocked: it waits for {@link TolemClient#charge(PaymentId)}. */
    BLOCKED,
    /** Taken. */
    CHARGED,
    /** There was none: the card was found good. */
    VERIFIED
  }

  /**
   * The card's bank, or the other side itself, said no. Final for this attempt.
   *
   * @param id the attempt, where one was made
   */
  record Declined(InvoiceId invoice, Optional<PaymentId> id, Decline decline) implements PaymentResult {}

  /**
   * Nobody knows yet; money may be blocked. Keep the order open, do not pay it under another number, and call
   * {@link TolemClient#settle} later: a minute, then longer. The notification may settle it before.
   *
   * @param attempt what was sent, to be kept until there is an outcome
   */
  record InDoubt(PaymentAttempt attempt, Doubt why) implements PaymentResult {

    @Override
    public InvoiceId invoice() {
      return attempt.invoice();
    }
  }

  /**
   * Nothing is paid: the buyer must show his bank who he is. Send his browser there with {@link SecureForm}.
   *
   * <p>Where the shop completes the payment itself, this must outlive the buyer's way to his bank and back, perhaps in
   * another process: {@link #store()}.
   *
   * @param step where to, and with what
   */
  record NeedsBuyer(PaymentAttempt attempt, PaymentId id, Secure3D step) implements PaymentResult {

    @Override
    public InvoiceId invoice() {
      return attempt.invoice();
    }

    /** A text to be stored with the order until the buyer is back. Secret, as {@link PaymentAttempt#store()} is. */
    public String store() {
      List<String> parts =
          List.of(
              attempt.store(), id.toString(), step.paReq(), step.md(), step.action(), step.termUrl().orElse(""));
      return StoredText.of("step1", parts);
    }

    /**
     * Reads {@link #store()}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static NeedsBuyer restore(String stored) {
      List<String> parts = StoredText.parts("step1", 6, stored);
      Secure3D step =
          new Secure3D(
              parts.get(2), parts.get(3), parts.get(4), Optional.of(parts.get(5)).filter(url -> !url.isEmpty()));
      PaymentId id =
          PaymentId.parse(parts.get(1)).orElseThrow(() -> new IllegalArgumentException("this is not a stored step"));
      return new NeedsBuyer(PaymentAttempt.restore(parts.get(0)), id, step);
    }

    /** Only what may be logged: nothing of the step. */
    @Override
    public String toString() {
      return "NeedsBuyer[invoice=" + invoice() + ", id=" + id + "]";
    }
  }
}
