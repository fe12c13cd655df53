package kz.tolem.gateway.payment;

import java.time.Instant;
import kz.tolem.gateway.acquirer.Authentication;
import kz.tolem.protocol.PaymentId;

/// One attempt on an order and what became of it. A state is a type, and only a payment that is open has an exit; there
/// is no way to set a state.
public sealed interface Payment {

  PaymentId id();

  Order order();

  Instant openedAt();

  /// How 3-D Secure went.
  Authentication authentication();

  /// The card host has been asked, or is about to be, and nobody knows the outcome yet. Money may be blocked.
  record Pending(PaymentId id, Order order, Instant openedAt, Authentication authentication) implements Payment {

    public Pending(PaymentId id, Order order, Instant openedAt) {
      this(id, order, openedAt, Authentication.none());
    }

    /// The host approved: verified when nothing is to be paid, else blocked on a two-step terminal, charged on a one-step
    /// one.
    public Settled approved(Approval approval, Instant at) {
      if (order.isVerification()) {
        return new Verified(id, order, openedAt, authentication, approval, at);
      }
      return order.twoStep()
          ? new Authorized(id, order, openedAt, authentication, approval, at)
          : new Charged(id, order, openedAt, authentication, approval, at);
    }

    /// The host refused.
    public Settled declined(int code, String reference, Instant at) {
      return new Declined(id, order, openedAt, authentication, code, reference, at);
    }

    /// The same payment, its buyer authenticated.
    Pending with(Authentication known) {
      return new Pending(id, order, openedAt, known);
    }

    /// The buyer must go to his card's issuer first.
    SecureStep challenged(Challenge challenge) {
      return new SecureStep(id, order, openedAt, challenge);
    }
  }

  /// The buyer is to show his card's issuer who he is; the card host has not been asked (wire `3D`).
  record SecureStep(PaymentId id, Order order, Instant openedAt, Challenge challenge) implements Payment {

    @Override
    public Authentication authentication() {
      return Authentication.none();
    }

    /// The step is over; the card host is next.
    Pending resumed(Authentication authentication) {
      return new Pending(id, order, openedAt, authentication);
    }
  }

  /// Final as far as this attempt goes.
  sealed interface Settled extends Payment {
    Instant settledAt();
  }

  /// The host said yes: the money is blocked or taken, or the card is good.
  sealed interface Approved extends Settled {
    Approval approval();
  }

  /// Blocked, waiting for the shop's charge (wire `AUTH`).
  record Authorized(
      PaymentId id,
      Order order,
      Instant openedAt,
      Authentication authentication,
      Approval approval,
      Instant settledAt)
      implements Approved {}

  /// Taken (wire `CHARGE`).
  record Charged(
      PaymentId id,
      Order order,
      Instant openedAt,
      Authentication authentication,
      Approval approval,
      Instant settledAt)
      implements Approved {}

  /// The card is good; nothing was to be paid (wire `VERIFIED`). Source: EPAY.md 6.
  record Verified(
      PaymentId id,
      Order order,
      Instant openedAt,
      Authentication authentication,
      Approval approval,
      Instant settledAt)
      implements Approved {}

  /// Refused for good; a new attempt on the same invoice is allowed (wire `REJECT`).
  ///
  /// @param code of EPAY.md 11
  /// @param reference empty text when the host gave none
  record Declined(
      PaymentId id,
      Order order,
      Instant openedAt,
      Authentication authentication,
      int code,
      String reference,
      Instant settledAt)
      implements Settled {}

  /// What an approving host says.
  ///
  /// @param reference the retrieval reference (wire `reference`)
  /// @param intReference the host's own reference (wire `intReference`)
  /// @param code the issuer's approval code (wire `approvalCode`)
  record Approval(String reference, String intReference, String code) {}
}
