package kz.tolem.gateway.operation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.tolem.gateway.acquirer.Acquirer;

/// Tells which open operations the card host may be asked about. Another process that still waits for the host's answer
/// must not be overtaken by a repeat of ours: a host that has the operation in hand may do it twice, or refuse the
/// repeat. Thread-safe.
final class Unanswered {

  private final Acquirer acquirer;
  private final InstantSource time;
  // Operations whose answer will not come, as this process knows, and when each was begun.
  private final Map<UUID, Instant> known = new ConcurrentHashMap<>();

  Unanswered(Acquirer acquirer, InstantSource time) {
    this.acquirer = acquirer;
    this.time = time;
  }

  /// This process has waited for the answer, and it will not come.
  void add(Operation operation) {
    known.put(operation.id(), operation.openedAt());
  }

  /// No operation is due that was begun later.
  Instant dueBefore() {
    return time.instant().minus(acquirer.followUpRepeatAfter());
  }

  boolean isDue(Operation operation) {
    Instant abandoned = time.instant().minus(acquirer.followUpLeftAlone());
    // Those are due by their age, so that there is nothing more to remember of them.
    known.values().removeIf(begun -> begun.isBefore(abandoned));
    return operation.openedAt().isBefore(abandoned) || known.containsKey(operation.id());
  }
}
