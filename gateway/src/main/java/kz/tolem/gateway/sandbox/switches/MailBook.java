package kz.tolem.gateway.sandbox.switches;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import kz.tolem.protocol.SandboxDelivery;

/// Every try to bring a notification to a shop, the last few thousand. Thread-safe.
final class MailBook {

  private static final int KEPT_MAX = 2_000;

  private final Deque<SandboxDelivery> deliveries = new ArrayDeque<>();

  synchronized void write(SandboxDelivery delivery) {
    deliveries.addLast(delivery);
    if (deliveries.size() > KEPT_MAX) {
      deliveries.removeFirst();
    }
  }

  /// The oldest first.
  ///
  /// @param invoice empty text: of every order
  synchronized List<SandboxDelivery> of(String invoice) {
    return deliveries.stream().filter(each -> invoice.isEmpty() || each.invoice().equals(invoice)).toList();
  }

  synchronized void empty() {
    deliveries.clear();
  }
}
