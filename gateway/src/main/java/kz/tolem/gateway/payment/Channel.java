package kz.tolem.gateway.payment;

/// By which door an order came in.
public enum Channel {
  /// `POST /payments/cards/auth`.
  API,
  /// The hosted page.
  PAGE,
  /// `POST /payment/cryptopay`.
  CRYPTOGRAM
}
