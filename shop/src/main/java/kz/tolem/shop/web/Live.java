package kz.tolem.shop.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import kz.tolem.shop.order.Bell;
import kz.tolem.shop.order.BuyerId;
import org.springframework.web.servlet.function.ServerResponse;

/// Open orders pages hear of changes here, by server-sent events. The event says that something changed, and the page
/// fetches what. Each page has a thread of its own, so that a slow one keeps no notification waiting. Thread-safe.
public final class Live implements AutoCloseable {

  private static final Duration REOPENED_AFTER = Duration.ofMinutes(30);
  private static final int PAGES_MAX = 20;

  private final Bell bell;
  private final Set<ServerResponse.SseBuilder> open = ConcurrentHashMap.newKeySet();

  public Live(Bell bell) {
    this.bell = bell;
  }

  ServerResponse changes(BuyerId buyer) {
    if (bell.listening(buyer) >= PAGES_MAX) {
      return ServerResponse.status(429).build();
    }
    return ServerResponse.sse(sse -> open(buyer, sse), REOPENED_AFTER);
  }

  private void open(BuyerId buyer, ServerResponse.SseBuilder sse) {
    // Two changes that nobody has told of yet are one.
    BlockingQueue<Boolean> changed = new LinkedBlockingQueue<>(1);
    Runnable listener = () -> changed.offer(true);
    Thread teller = Thread.ofVirtual().unstarted(() -> tell(sse, changed));
    sse.onComplete(
        () -> {
          open.remove(sse);
          bell.leave(buyer, listener);
          teller.interrupt();
        });
    open.add(sse);
    bell.listen(buyer, listener);
    listener.run();
    teller.start();
  }

  private static void tell(ServerResponse.SseBuilder sse, BlockingQueue<Boolean> changed) {
    try {
      while (changed.take()) {
        sse.event("orders").data("changed");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      sse.error(e);
    }
  }

  /// Lets go of all pages, while the server still runs; they come back by themselves.
  @Override
  public void close() {
    open.forEach(ServerResponse.SseBuilder::complete);
  }
}
