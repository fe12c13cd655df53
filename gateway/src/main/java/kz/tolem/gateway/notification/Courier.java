package kz.tolem.gateway.notification;

import java.util.Map;
import java.util.function.UnaryOperator;

/// Takes notifications to shops. Production has one that posts each as it is; a sandbox's may lose, double or alter it.
/// Implementations are thread-safe.
@FunctionalInterface
public interface Courier {

  /// Takes one there, once. Blocks until the shop has answered or the time for it is over.
  Delivery take(Parcel parcel);

  /// Posts as it is told and says what came of it.
  @FunctionalInterface
  interface Way {

    /// @param body JSON, which need not be the notification's own
    /// @param headers may take from the headers or add to them
    Delivery post(String body, UnaryOperator<Map<String, String>> headers);
  }

  /// What is to be taken.
  ///
  /// @param tries how often it was tried before
  record Parcel(Notification notification, int tries, Way way) {

    /// Posts it as it is.
    public Delivery post() {
      return way.post(notification.body(), headers -> headers);
    }
  }

  /// Posts each as it is.
  static Courier straight() {
    return Parcel::post;
  }
}
