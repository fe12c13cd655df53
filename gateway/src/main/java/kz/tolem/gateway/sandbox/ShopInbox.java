package kz.tolem.gateway.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.protocol.PostLink;

/// The notifications that the sandbox's shop remembers: the last few, each once. Thread-safe.
final class ShopInbox {

  private static final int REMEMBERED_MAX = 20;

  private final List<Letter> letters = new ArrayList<>();

  /// A notification and when it came.
  ///
  /// @param id the same when a notification comes again
  /// @param body as it came
  record Letter(String id, Instant at, PostLink message, byte[] body) {

    @Override
    public String toString() {
      return "notification " + id;
    }
  }

  synchronized void put(Letter letter) {
    // At least once means perhaps twice.
    if (letters.stream().anyMatch(known -> known.id().equals(letter.id()))) {
      return;
    }
    letters.addFirst(letter);
    if (letters.size() > REMEMBERED_MAX) {
      letters.removeLast();
    }
  }

  synchronized void empty() {
    letters.clear();
  }

  /// The last first.
  synchronized List<Letter> letters() {
    return List.copyOf(letters);
  }
}
