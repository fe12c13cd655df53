package kz.tolem.gateway.key;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a running gateway's keys new, tells the others how new they are, and drops those that have faded.
public final class KeyWatch implements AutoCloseable {

  /// A process that has said nothing for so long does not seal any more ([Keys#SEALS_FOR]), or has ended.
  static final Duration LIVE_FOR = Keys.SEALS_FOR.plusSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Keys keys;
  private final UUID process;
  private final FadedKeys faded;
  private final Recurring turns;

  private KeyWatch(Keys keys, UUID process, FadedKeys faded) {
    this.keys = keys;
    this.process = process;
    this.faded = faded;
    look();
    this.turns = Recurring.start("keys", EVERY, Pause.sleeping(), this::look);
  }

  /// @param process names this process for as long as it runs
  public static KeyWatch start(Keys keys, UUID process, InstantSource time, Database database) {
    return new KeyWatch(keys, process, new FadedKeys(database, keys, time));
  }

  private void look() {
    keys.refresh();
    faded.drop();
    keys.store().note(process, keys.ring().generation(), keys.masters().ids());
  }

  @Override
  public void close() {
    turns.close();
    try {
      keys.store().forget(process);
    } catch (DatabaseFailure e) {
      LOG.debug("this process stays on the list of those that hold keys until it is seen no more", e);
    }
  }
}
