package kz.tolem.gateway.account.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.sql.Database;

/// The table refund_turn: of refunds that looked at the same payment at the same moment, one is within a limit. Without
/// it, each of two at once is, and both together are not. Thread-safe.
final class RefundTurns {

  /// How long a turn is kept for somebody who took it and then did nothing: a process that died.
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource time;

  RefundTurns(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /// Takes the turn to give back more than the payment's standing says was given back.
  ///
  /// @param standing what the limit was held against
  /// @param wish the refund's own id; the same wish has its turn again
  /// @return false when another refund has it
  boolean take(Standing standing, String wish) {
    Instant now = time.instant();
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into refund_turn as held (payment_id, returned, wish, taken_at)
                        values (:payment, :returned, :wish, :now)
                        on conflict (payment_id, returned) do update
                           set wish = excluded.wish, taken_at = excluded.taken_at
                         where held.wish = excluded.wish
                            or exists (select 1 from operation o
                                        where o.payment_id = held.payment_id and o.external_id = held.wish
                                          and o.state = 'FAILED')
                            or held.taken_at < :stale
                               and not exists (select 1 from operation o
                                                where o.payment_id = held.payment_id and o.external_id = held.wish)
                        """)
                    .bind("payment", standing.payment().id().value())
                    .bind("returned", standing.returned().minorUnits())
                    .bind("wish", wish)
                    .bind("now", now)
                    .bind("stale", now.minus(KEPT))
                    .execute()
                == 1);
  }
}
