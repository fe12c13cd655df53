package kz.tolem.gateway.savedcard;

import java.time.Duration;
import java.time.Instant;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets card numbers that nobody needs any more: of cards that were typed and never saved, and of cards that were
/// deactivated. The rows stay, for the payments that were made with them; the sealed numbers go. What follows a payment,
/// a charge or a refund, names its reference and not its card. Thread-safe.
final class Forgetting implements AutoCloseable {

  /// Longer than any payment waits for its card: the card host's answer, or the buyer at his bank.
  static final Duration LEFT_ALONE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final Database database;
  private final Edges edges;
  private final Recurring job;

  private Forgetting(Database database, Edges edges) {
    this.database = database;
    this.edges = edges;
    this.job = Recurring.start("card forgetting", EVERY, edges.pause(), this::forget);
  }

  static Forgetting start(Database database, Edges edges) {
    return new Forgetting(database, edges);
  }

  private void forget() {
    Instant now = edges.time().instant();
    int rows;
    do {
      rows = forgetUnsaved(now);
      told(rows, "that were not saved");
    } while (rows == BATCH);
    do {
      rows = forgetDeactivated(now);
      told(rows, "that were deactivated");
    } while (rows == BATCH);
  }

  private static void told(int rows, String which) {
    if (rows > 0) {
      LOG.info("the numbers of {} card(s) {} are forgotten", rows, which);
    }
  }

  /// A card whose number comes in again has been typed anew meanwhile and is let be: the row is looked at once more when
  /// it is locked. Deactivated with its number, so that the same number makes a card of its own the next time.
  private int forgetUnsaved(Instant now) {
    return database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update card
                       set sealed_number = null, deactivated_at = :now
                     where id in (
                           select id from card typed
                            where saved_at is null and deactivated_at is null and typed_at < :before
                              and not exists (
                                  select 1 from payment
                                   where payment.card_id = typed.id and payment.channel <> 'API'
                                     and payment.settled_at is null)
                            order by typed_at
                            limit :most
                              for update of typed skip locked)
                    """)
                .bind("now", now)
                .bind("before", now.minus(LEFT_ALONE))
                .bind("most", BATCH)
                .execute());
  }

  private int forgetDeactivated(Instant now) {
    return database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update card
                       set sealed_number = null
                     where id in (
                           select id from card
                            where sealed_number is not null and deactivated_at < :before
                            order by deactivated_at
                            limit :most
                              for update skip locked)
                    """)
                .bind("before", now.minus(LEFT_ALONE))
                .bind("most", BATCH)
                .execute());
  }

  @Override
  public void close() {
    job.close();
  }
}
