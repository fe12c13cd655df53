package kz.tolem.shop.order;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells open pages that an order of their buyer changed. It carries no news itself: who hears it looks again.
/// Thread-safe.
public final class Bell {

  private final Map<BuyerId, List<Runnable>> listeners = new ConcurrentHashMap<>();

  /// From now on the listener hears of every change.
  public void listen(BuyerId buyer, Runnable listener) {
    listeners.computeIfAbsent(buyer, _ -> new CopyOnWriteArrayList<>()).add(listener);
  }

  /// The end of it.
  public void leave(BuyerId buyer, Runnable listener) {
    listeners.computeIfPresent(
        buyer,
        (_, all) -> {
          all.remove(listener);
          return all.isEmpty() ? null : all;
        });
  }

  /// How many pages of a buyer listen.
  public int listening(BuyerId buyer) {
    return listeners.getOrDefault(buyer, List.of()).size();
  }

  void ring(BuyerId buyer) {
    listeners.getOrDefault(buyer, List.of()).forEach(Runnable::run);
  }

  /// Tells everybody, for connections that look dead without a word.
  public void ringAll() {
    listeners.values().forEach(all -> all.forEach(Runnable::run));
  }
}
