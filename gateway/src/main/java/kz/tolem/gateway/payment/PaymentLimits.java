package kz.tolem.gateway.payment;

import java.time.Duration;

/// The bounds of paying.
///
/// @param acquirerWait how long a caller waits for the card host before it hears "not known yet" (live clients give up
///     after 5 s)
/// @param acquirerCallsMax how many payments may be with the card host at once; more wait for their turn
/// @param stopWait how long a stop waits for payments that are with the card host
public record PaymentLimits(Duration acquirerWait, int acquirerCallsMax, Duration stopWait) {

  public static PaymentLimits standard(Duration acquirerWait) {
    return new PaymentLimits(acquirerWait, 1024, Duration.ofSeconds(10));
  }
}
