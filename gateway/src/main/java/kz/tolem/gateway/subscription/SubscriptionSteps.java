package kz.tolem.gateway.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.subscription.Subscription.Intent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// Moves subscriptions on. Each step is a guarded update: it names the turn and attempt that it leaves, so that it
/// happens once.
final class SubscriptionSteps {

  private final Database database;

  SubscriptionSteps(Database database) {
    this.database = database;
  }

  /// Writes the intent of the try that comes next, or finds the one that stands there.
  /// @return empty when the subscription has moved on or is not active any more
  Optional<Intent> intent(Subscription subscription, UUID token, String invoice, Instant at) {
    return database.transaction(
        handle -> {
          step(
                  handle,
                  subscription,
                  """
                  insert into subscription_payment (subscription_id, turn, attempt, token_id, invoice_number,
                                                    created_at)
                  select id, turn, attempt, :token, :invoice, :at
                    from subscription
                   where id = :id and turn = :turn and attempt = :attempt and state = 'ACTIVE'
                  on conflict do nothing
                  """)
              .bind("token", token)
              .bind("invoice", invoice)
              .bind("at", at)
              .execute();
          return handle
              .createQuery(
                  """
                  select p.* from subscription_payment p join subscription s on s.id = p.subscription_id
                   where s.id = :id and s.state = 'ACTIVE' and s.turn = :turn and s.attempt = :attempt
                     and p.turn = s.turn and p.attempt = s.attempt
                  """)
              .bind("id", subscription.id())
              .bind("turn", subscription.turn())
              .bind("attempt", subscription.attempt())
              .map((row, _) -> SubscriptionStore.intent(row))
              .findOne();
        });
  }

  /// Gives a try another order number, when its own turned out to be taken.
  /// @return false when somebody else did so first
  boolean renumber(Subscription subscription, String old, String fresh) {
    return database.transaction(
        handle ->
            step(
                        handle,
                        subscription,
                        """
                        update subscription_payment
                           set invoice_number = :fresh
                         where subscription_id = :id and turn = :turn and attempt = :attempt and invoice_number = :old
                        """)
                    .bind("fresh", fresh)
                    .bind("old", old)
                    .execute()
                == 1);
  }

  /// The payment was made: the next one is due.
  /// @return false when the subscription has moved on or is not active any more
  boolean advance(Subscription subscription, Instant next) {
    return database.transaction(
        handle ->
            step(
                        handle,
                        subscription,
                        """
                        update subscription
                           set turn = turn + 1, attempt = 1, last_code = null, due_at = :next, next_look_at = :next
                         where id = :id and turn = :turn and attempt = :attempt and state = 'ACTIVE'
                        """)
                    .bind("next", next)
                    .execute()
                == 1);
  }

  /// The payment was declined and is tried again.
  boolean retry(Subscription subscription, int code, Instant at) {
    return database.transaction(
        handle ->
            step(
                        handle,
                        subscription,
                        """
                        update subscription
                           set attempt = attempt + 1, last_code = :code, next_look_at = :at
                         where id = :id and turn = :turn and attempt = :attempt and state = 'ACTIVE'
                        """)
                    .bind("code", code)
                    .bind("at", at)
                    .execute()
                == 1);
  }

  /// The outcome is not known yet: look again.
  boolean lookAgain(Subscription subscription, Instant at) {
    return database.transaction(
        handle ->
            step(
                        handle,
                        subscription,
                        """
                        update subscription
                           set next_look_at = :at
                         where id = :id and turn = :turn and attempt = :attempt and state = 'ACTIVE'
                        """)
                    .bind("at", at)
                    .execute()
                == 1);
  }

  /// Closes a subscription, completed or failed, inside the caller's transaction.
  /// @param code the decline that it failed with; empty when it is completed
  static boolean close(Handle handle, Subscription subscription, Optional<Integer> code, Instant at) {
    return step(
                handle,
                subscription,
                """
                update subscription
                   set state = :state, last_code = :code, next_look_at = null, closed_at = :at
                 where id = :id and turn = :turn and attempt = :attempt and state = 'ACTIVE'
                """)
            .bind("state", code.isPresent() ? "FAILED" : "COMPLETED")
            .bind("code", code.orElse(null))
            .bind("at", at)
            .execute()
        == 1;
  }

  private static Update step(Handle handle, Subscription subscription, String sql) {
    return handle
        .createUpdate(sql)
        .bind("id", subscription.id())
        .bind("turn", subscription.turn())
        .bind("attempt", subscription.attempt());
  }
}
