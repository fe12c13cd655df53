package kz.tolem.client;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.client.edge.Edges;

/**
 * The pauses between the repeats of one call: growing, with jitter, never shorter than the other side asks for. Belongs
 * to one call.
 */
final class Pauses {

  private static final Duration FIRST = Duration.ofMillis(200);

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Edges edges;
  private final Deadline deadline;
  private Duration next = FIRST;

  Pauses(Edges edges, Deadline deadline) {
    this.edges = edges;
    this.deadline = deadline;
  }

  /**
   * Waits before the next repeat.
   *
   * @param asked what the other side asks for
   * @return whether there is to be one: not when the pause would outlast the deadline, or the thread was interrupted
   */
  boolean before(Optional<Duration> asked) {
    Duration grown = jittered(next);
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    Duration length = asked.filter(pause -> pause.compareTo(grown) > 0).orElse(grown);
    if (length.compareTo(deadline.left()) >= 0 || Thread.currentThread().isInterrupted()) {
      return false;
    }
    try {
      edges.pause().take(length);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Three quarters to all of it, so that many clients do not come back at one moment. */
  private Duration jittered(Duration length) {
    long millis = length.toMillis();
    return Duration.ofMillis(millis - edges.random().nextLong(millis / 4 + 1));
  }
}
