package kz.tolem.gateway.payment;

import java.time.Instant;
import java.util.List;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.PaymentId;

/// Payments whose outcome is no longer waited for: from then on they can only be declined, and the card host is told to
/// undo them until it acknowledges. Columns `given_up_at` and `reversed_at` of the table payment.
final class GivenUpStore {

  private final Database database;

  GivenUpStore(Database database) {
    this.database = database;
  }

  /// Gives up one payment.
  /// @return false when it was settled or given up before
  boolean giveUp(PaymentId id, Instant now) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update payment set given_up_at = :now
                         where id = :id and state = 'PENDING' and given_up_at is null
                        """)
                    .bind("now", now)
                    .bind("id", id.value())
                    .execute()
                == 1);
  }

  /// Gives up every payment whose outcome is open since before the given moment.
  /// @return how many
  int giveUpOlderThan(Instant before, Instant now) {
    return database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update payment set given_up_at = :now
                     where state = 'PENDING' and given_up_at is null and opened_at < :before
                       and (resumed_at is null or resumed_at < :before)
                    """)
                .bind("now", now)
                .bind("before", before)
                .execute());
  }

  /// The host has approved a payment that nobody waits for: it is to be undone, again if need be.
  /// @return false when the payment stands, so that the approval is nothing new
  boolean undoAgain(PaymentId id, Instant now) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update payment
                           set given_up_at = greatest(:now, given_up_at + interval '1 microsecond'), reversed_at = null
                         where id = :id and state in ('PENDING', 'DECLINED')
                        """)
                    .bind("now", now)
                    .bind("id", id.value())
                    .execute()
                == 1);
  }

  /// A payment that the host is to undo.
  /// @param since when that was last decided: an approval that came meanwhile makes it later
  record Due(Payment payment, Instant since) {}

  /// Payments that the host has not acknowledged to be undone, behind the given one, in the order of their ids.
  List<Due> toReverse(PaymentId after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from payment
                     where given_up_at is not null and reversed_at is null and id > :after
                     order by id
                     limit :most
                    """)
                .bind("after", after.value())
                .bind("most", most)
                .map((row, _) -> new Due(PaymentRow.read(row), row.getTimestamp("given_up_at").toInstant()))
                .list());
  }

  /// The host has acknowledged, and the payment is declined.
  /// @return false when it is not, or the host has approved it again since then: it must be told again
  boolean reversed(Due due, Instant now) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update payment set reversed_at = :now
                         where id = :id and reversed_at is null and given_up_at = :since and state <> 'PENDING'
                        """)
                    .bind("now", now)
                    .bind("id", due.payment().id().value())
                    .bind("since", due.since())
                    .execute()
                == 1);
  }
}
