package kz.tolem.shop.order;

import java.time.Instant;

/// One line of what happened to an order, for whoever wants to see how a shop works.
///
/// @param detail what the kind's sentence names, such as a status; empty where it names nothing
public record Step(Instant at, Kind kind, String detail) {

  /// What may happen.
  public enum Kind {
    PLACED,
    PAGE,
    BACK,
    SENT,
    NOTIFIED,
    ASKED,
    HELD,
    PAID,
    CARD_SAVED,
    DECLINED,
    IN_DOUBT,
    TO_BANK,
    CHARGE,
    SHIPPED,
    CANCEL,
    CANCELLED,
    REFUND,
    REFUNDED,
    REFUSED,
    NOT_REACHED,
    LAPSED
  }
}
