package kz.tolem.client.notification;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which notifications were handled, so that one that is sent twice is handled once. Must be thread-safe. With
 * several processes it must be shared by them: {@link JdbcSeenNotifications}.
 */
public interface SeenNotifications {

  /** After so long, whoever began to handle one and never ended it has crashed. */
  Duration GIVEN_UP_AFTER = Duration.ofMinutes(5);

  /** Who handles a notification. */
  enum Turn {
    /** The caller, and nobody else. */
    YOURS,
    /** Nobody: it was handled. */
    DONE,
    /** Somebody else, right now. */
    ELSEWHERE
  }

  /** Asks whether to handle one; whoever hears YOURS must call {@link #done} or {@link #failed}. */
  Turn begin(String key);

  /** It was handled. */
  void done(String key);

  /** It could not be handled, and is to be tried again. */
  void failed(String key);

  /** In memory, for one process and the last so many notifications; forgets all at its end. */
  static SeenNotifications inMemory(int most) {
    return new SeenNotifications() {
      private final Map<String, Boolean> doneByKey =
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > most;
            }
          };

      @Override
      public synchronized Turn begin(String key) {
        Boolean done = doneByKey.putIfAbsent(key, false);
        if (done == null) {
          return Turn.YOURS;
        }
        return done ? Turn.DONE : Turn.ELSEWHERE;
      }

      @Override
      public synchronized void done(String key) {
        doneByKey.put(key, true);
      }

      @Override
      public synchronized void failed(String key) {
        doneByKey.remove(key);
      }
    };
  }
}
