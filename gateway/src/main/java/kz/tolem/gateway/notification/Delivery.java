package kz.tolem.gateway.notification;

import java.time.Duration;

/// What became of one try to post a notification.
public sealed interface Delivery {

  /// The shop answered 2xx.
  record Delivered() implements Delivery {}

  /// The shop wants no more of it: 410, or any 4xx to a failure notice (CLIENTS.md 3, postLink).
  record NotWanted(String why) implements Delivery {}

  /// It is to be tried again.
  record Failed(String why) implements Delivery {}

  /// It was not tried yet and is to be tried later: only a sandbox's script says so.
  record Postponed(Duration by) implements Delivery {}

  /// @param status the shop's answer
  /// @param success whether the notification tells of a success
  static Delivery ofStatus(int status, boolean success) {
    if (status >= 200 && status <= 299) {
      return new Delivered();
    }
    boolean final4xx = status >= 400 && status <= 499 && status != 408 && status != 429;
    if (status == 410 || final4xx && !success) {
      return new NotWanted("HTTP " + status);
    }
    return new Failed("HTTP " + status);
  }
}
