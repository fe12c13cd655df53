package kz.tolem.gateway.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tables second_factor and recovery_code.
final class SecondFactorStore {

  private SecondFactorStore() {}

  /// One person's second factor; the secret is sealed.
  record Row(byte[] sealed, boolean confirmed, Optional<Instant> lockedUntil) {

    @Override
    public String toString() {
      return "second factor";
    }
  }

  static void insert(Handle handle, UserId user, byte[] sealed, Instant now) {
    handle
        .createUpdate(
            """
            insert into second_factor (user_id, sealed, created_at)
            values (:user, :sealed, :now)
            on conflict do nothing
            """)
        .bind("user", user.value())
        .bind("sealed", sealed)
        .bind("now", now)
        .execute();
  }

  static Optional<Row> find(Handle handle, UserId user) {
    return handle
        .createQuery("select * from second_factor where user_id = :user")
        .bind("user", user.value())
        .map((row, _) -> read(row))
        .findOne();
  }

  /// As [#find], and holds the row until the transaction ends: codes are looked at one after the other.
  static Optional<Row> hold(Handle handle, UserId user) {
    return handle
        .createQuery("select * from second_factor where user_id = :user for update")
        .bind("user", user.value())
        .map((row, _) -> read(row))
        .findOne();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getBytes("sealed"),
        row.getTimestamp("confirmed_at") != null,
        Optional.ofNullable(row.getTimestamp("locked_until")).map(Timestamp::toInstant));
  }

  static boolean confirm(Handle handle, UserId user, long step, Instant now) {
    return handle
            .createUpdate(
                """
                update second_factor
                   set confirmed_at = :now, last_step = :step
                 where user_id = :user and confirmed_at is null
                """)
            .bind("now", now)
            .bind("step", step)
            .bind("user", user.value())
            .execute()
        == 1;
  }

  /// @return false when a code of this step or of a later one was used before
  static boolean use(Handle handle, UserId user, long step) {
    return handle
            .createUpdate("update second_factor set last_step = :step where user_id = :user and last_step < :step")
            .bind("step", step)
            .bind("user", user.value())
            .execute()
        == 1;
  }

  static void count(Handle handle, UserId user, boolean right, Instant lock) {
    handle
        .createUpdate(
            """
            update second_factor
               set failures = case when :right or failures + 1 >= :most then 0 else failures + 1 end,
                   locked_until = case when not :right and failures + 1 >= :most then cast(:lock as timestamptz) end
             where user_id = :user
            """)
        .bind("right", right)
        .bind("most", SecondFactors.FAILURES_MAX)
        .bind("lock", lock)
        .bind("user", user.value())
        .execute();
  }

  static void putRecoveryCodes(Handle handle, UserId user, List<byte[]> hashes) {
    handle.createUpdate("delete from recovery_code where user_id = :user").bind("user", user.value()).execute();
    for (byte[] hash : hashes) {
      handle
          .createUpdate("insert into recovery_code (user_id, hash) values (:user, :hash)")
          .bind("user", user.value())
          .bind("hash", hash)
          .execute();
    }
  }

  static boolean useRecoveryCode(Handle handle, UserId user, byte[] hash, Instant now) {
    return handle
            .createUpdate(
                "update recovery_code set used_at = :now where user_id = :user and hash = :hash and used_at is null")
            .bind("now", now)
            .bind("user", user.value())
            .bind("hash", hash)
            .execute()
        == 1;
  }

  static int recoveryCodesLeft(Handle handle, UserId user) {
    return handle
        .createQuery("select count(*) from recovery_code where user_id = :user and used_at is null")
        .bind("user", user.value())
        .mapTo(Integer.class)
        .one();
  }

  /// Takes the second factor away, so that another is set up at the next sign-in.
  static void remove(Handle handle, UserId user) {
    handle.createUpdate("delete from recovery_code where user_id = :user").bind("user", user.value()).execute();
    handle.createUpdate("delete from second_factor where user_id = :user").bind("user", user.value()).execute();
  }
}
