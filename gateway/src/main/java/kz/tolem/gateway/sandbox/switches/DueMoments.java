package kz.tolem.gateway.sandbox.switches;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.sql.Database;

/// When something is due next, of all that a gateway does by itself.
final class DueMoments {

  private final Database database;
  private final Duration leftAlone;

  /// @param leftAlone how old a payment is when the card host is asked about it
  DueMoments(Database database, Duration leftAlone) {
    this.database = database;
    this.leftAlone = leftAlone;
  }

  /// The first moment later than now. What was due before that, and is still open, waits for something else.
  Optional<Instant> after(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select min(moment) from (
                      select min(next_try_at) as moment from notification where next_try_at > :now
                      union all
                      select min(greatest(opened_at, resumed_at)) + :alone::int * interval '1 second' from payment
                       where state = 'PENDING'
                         and greatest(opened_at, resumed_at) + :alone::int * interval '1 second' > :now
                      union all
                      select min(secure_until) from payment where state = 'SECURE_STEP' and secure_until > :now
                      union all
                      select min(opened_at) + :alone::int * interval '1 second' from operation
                       where state = 'PENDING' and opened_at + :alone::int * interval '1 second' > :now
                      union all
                      select min(next_look_at) from subscription where next_look_at > :now
                      union all
                      select min(oldest.settled_at + make_interval(days => t.release_after_days))
                        from terminal t
                       cross join lateral (
                             select min(settled_at) as settled_at from payment
                              where terminal_id = t.id and state = 'AUTHORIZED'
                                and settled_at + make_interval(days => t.release_after_days) > :now) oldest
                       where t.release_after_days is not null
                      union all
                      select min(typed_at) + interval '1 hour' from card
                       where saved_at is null and deactivated_at is null and typed_at + interval '1 hour' > :now
                      union all
                      select min(deactivated_at) + interval '1 hour' from card
                       where sealed_number is not null and deactivated_at + interval '1 hour' > :now
                    ) due
                    """)
                .bind("now", now)
                .bind("alone", (int) leftAlone.toSeconds())
                .mapTo(Instant.class)
                .findOne());
  }
}
