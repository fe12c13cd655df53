package kz.tolem.spring;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemException;

/** Whether the other side answers; asked at most once in a while, however often it is looked at. Thread-safe. */
final class Reachability {

  private static final Duration FRESH = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TolemClient client;
  private Optional<String> problem = Optional.empty();
  private long askedAt;
  private boolean asked;

  Reachability(TolemClient client) {
    this.client = client.within(PATIENCE);
  }

  /** What is wrong; empty when nothing is. */
  synchronized Optional<String> problem() {
    if (!asked || System.nanoTime() - askedAt > FRESH.toNanos()) {
      problem = ask();
      asked = true;
      askedAt = System.nanoTime();
    }
    return problem;
  }

  private Optional<String> ask() {
    try {
      client.probe();
      return Optional.empty();
    } catch (TolemException e) {
      return Optional.of(e.getMessage());
    }
  }
}
