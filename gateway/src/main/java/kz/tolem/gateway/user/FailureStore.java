package kz.tolem.gateway.user;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table sign_in_failure: wrong passwords in a row, and the lock that they lead to. Every name that does not exist
/// is counted as [UserId#NOBODY], so that it costs what the others cost.
final class FailureStore {

  /// So many wrong passwords in a row lock a name.
  static final int FAILURES_MAX = 10;

  /// A lock lasts so long; and so long without a wrong password, and they are forgotten.
  static final Duration LOCK = Duration.ofMinutes(15);

  private FailureStore() {}

  /// Whether the name is locked; holds its row until the transaction ends.
  static boolean isLocked(Handle handle, UserId user, Instant now) {
    Optional<Instant> until =
        handle
            .createQuery("select locked_until from sign_in_failure where user_id = :user for update")
            .bind("user", user.value())
            .map((row, _) -> Optional.ofNullable(row.getTimestamp("locked_until")).map(Timestamp::toInstant))
            .findOne()
            .flatMap(locked -> locked);
    return until.filter(now::isBefore).isPresent();
  }

  /// Counts one more. A lock is not made longer by what comes while it lasts, and the count begins anew after it.
  ///
  /// @return whether this one has locked the name
  static boolean count(Handle handle, UserId user, Instant now) {
    return handle
        .createQuery(
            """
            insert into sign_in_failure as f (user_id, failures, last_at)
            values (:user, 1, :now)
            on conflict (user_id) do update
               set failures = case when f.locked_until <= :now or f.last_at < :forgotten then 1
                                   else f.failures + 1 end,
                   locked_until = case when f.locked_until > :now then f.locked_until
                                       when f.locked_until is null and f.last_at >= :forgotten
                                            and f.failures + 1 >= :most then cast(:until as timestamptz) end,
                   last_at = :now
            returning failures = :most and locked_until is not null
            """)
        .bind("user", user.value())
        .bind("now", now)
        .bind("forgotten", now.minus(LOCK))
        .bind("until", now.plus(LOCK))
        .bind("most", FAILURES_MAX)
        .mapTo(Boolean.class)
        .one();
  }

  static void forget(Handle handle, UserId user) {
    handle
        .createUpdate("delete from sign_in_failure where user_id = :user")
        .bind("user", user.value())
        .execute();
  }
}
