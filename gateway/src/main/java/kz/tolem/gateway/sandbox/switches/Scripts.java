package kz.tolem.gateway.sandbox.switches;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import kz.tolem.protocol.SandboxScript;
import kz.tolem.protocol.SandboxScript.Match;
import kz.tolem.protocol.SandboxScript.Operation;

/// The scripts that wait, in order, and which payment or operation took which. One that has taken a script, or found
/// none for it, keeps to that in everything that becomes of it. Thread-safe.
final class Scripts {

  private static final int WAITING_MAX = 1000;
  private static final int REMEMBERED_MAX = 10_000;

  private static final class Waiting {
    private final SandboxScript script;
    private final Instant since;
    private int left;

    private Waiting(SandboxScript script, Instant since) {
      this.script = script;
      this.since = since;
      this.left = script.times();
    }
  }

  private final InstantSource time;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Cache<UUID, Optional<SandboxScript>> taken =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();
  // A sandbox without scripts, such as one under load, does not pay for them.
  private volatile boolean used;

  Scripts(InstantSource time) {
    this.time = time;
  }

  /// Adds scripts behind those that wait.
  ///
  /// @return false when there would be too many; none is added then
  synchronized boolean add(List<SandboxScript> scripts) {
    if (waiting.size() + scripts.size() > WAITING_MAX) {
      return false;
    }
    Instant now = time.instant();
    scripts.forEach(script -> waiting.add(new Waiting(script, now)));
    used = true;
    return true;
  }

  /// Those that wait, in order, for as many as each still is.
  synchronized List<SandboxScript> waiting() {
    return waiting.stream().map(each -> each.script.times(each.left)).toList();
  }

  /// Forgets those that wait; who has taken one keeps it.
  synchronized void clear() {
    waiting.clear();
  }

  /// Forgets everything.
  synchronized void empty() {
    waiting.clear();
    taken.invalidateAll();
    used = false;
  }

  /// The script of a payment or operation; the first that fits is taken when this is asked for the first time.
  ///
  /// @param begun when it began: a script that came later is not for it
  /// @param facts looked up when a script wants to know them
  Optional<SandboxScript> of(UUID id, Operation operation, Instant begun, Supplier<Optional<Facts>> facts) {
    if (!used) {
      return Optional.empty();
    }
    Optional<SandboxScript> known = taken.getIfPresent(id);
    if (known != null) {
      return known;
    }
    Predicate<Match> fits = lookedUpOnce(operation, facts);
    synchronized (this) {
      return taken.get(id, _ -> take(begun, fits));
    }
  }

  private static Predicate<Match> lookedUpOnce(Operation operation, Supplier<Optional<Facts>> facts) {
    List<Optional<Facts>> found = new ArrayList<>(1);
    return match -> {
      if (match.operation() != operation) {
        return false;
      }
      if (match.isAny()) {
        return true;
      }
      if (found.isEmpty()) {
        found.add(facts.get());
      }
      return found.getFirst().map(each -> each.fit(match)).orElse(false);
    };
  }

  private Optional<SandboxScript> take(Instant begun, Predicate<Match> fits) {
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting next = each.next();
      if (!begun.isBefore(next.since) && fits.test(next.script.match())) {
        if (--next.left == 0) {
          each.remove();
        }
        return Optional.of(next.script);
      }
    }
    return Optional.empty();
  }
}
