package kz.tolem.gateway.page.checkout;

import java.util.List;
import kz.tolem.gateway.page.DeclineTexts;
import kz.tolem.gateway.payment.Payment;

/// Where an order stands after the attempts that were made with its token.
sealed interface Standing {

  /// How often a buyer may try with one token.
  int ATTEMPTS_MAX = 5;

  /// The buyer may pay.
  ///
  /// @param attempt the number of the attempt to come, 1 for the first
  record Payable(int attempt) implements Standing {

    /// How many attempts are left, the one to come among them.
    int attemptsLeft() {
      return ATTEMPTS_MAX - attempt + 1;
    }
  }

  /// Paid, or perhaps paid, or on its way through 3-D Secure: there is something to be shown and nothing to be tried.
  record Decided() implements Standing {}

  /// Declined as often as one may try.
  record Over() implements Standing {}

  /// @param attempts the first first
  static Standing of(List<Payment> attempts) {
    if (attempts.isEmpty()) {
      return new Payable(1);
    }
    return switch (attempts.getLast()) {
      case Payment.Pending _, Payment.SecureStep _, Payment.Approved _ -> new Decided();
      case Payment.Declined declined when isUnsure(declined) -> new Decided();
      case Payment.Declined _ -> attempts.size() < ATTEMPTS_MAX ? new Payable(attempts.size() + 1) : new Over();
    };
  }

  /// Tells whether the code of a decline means that nobody knows, so that money may be held. Source: EPAY.md 11.
  static boolean isUnsure(Payment.Declined declined) {
    return DeclineTexts.of(declined.code()) == DeclineTexts.UNSURE;
  }
}
