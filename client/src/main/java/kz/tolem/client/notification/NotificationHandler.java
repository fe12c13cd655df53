package kz.tolem.client.notification;

import kz.tolem.client.PaymentStatus;

/** What the shop does about a notification. Must be thread-safe. */
@FunctionalInterface
public interface NotificationHandler {

  /**
   * Is told of one event. Store it, in one transaction, and do slow work later: the sender waits 10 seconds. An
   * exception brings the notification again. In the rare case of a crash right after this call it comes again, too, so
   * what is stored must be fine to store twice.
   *
   * @param event checked
   * @param status how the payment stands, as the other side was asked a moment ago: {@link PaymentStatus.Paid} or
   *     {@link PaymentStatus.Blocked} is money
   */
  void handle(NotificationEvent.Genuine event, PaymentStatus status);
}
