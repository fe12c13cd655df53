package kz.tolem.client;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.protocol.PaymentId;

/** What one answer to a payment request says about the payment. */
sealed interface Verdict {

  /** It is settled. */
  record Settled(PaymentResult result) implements Verdict {}

  /** The request was not read, so it may be sent again. */
  record Untouched(Optional<Duration> retryAfter) implements Verdict {}

  /**
   * The outcome is not known.
   *
   * @param id the attempt, where the answer named it
   */
  record Doubtful(Doubt why, Optional<PaymentId> id, Optional<Duration> retryAfter) implements Verdict {

    static Doubtful of(Doubt why) {
      return new Doubtful(why, Optional.empty(), Optional.empty());
    }
  }

  /** The request itself is refused: under this token nothing was done. */
  record Refused(TolemRefusedException problem) implements Verdict {}
}
