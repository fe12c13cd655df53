package kz.tolem.gateway.user;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// The tables user_session and refresh_token.
final class SessionStore {

  /// A sign-in lasts so long, however often it is refreshed.
  static final Duration LIFE = Duration.ofDays(30);

  /// A user's sign-ins at a time; a further one ends the oldest.
  private static final int PER_USER_MAX = 100;

  /// Why a session ended before its time.
  enum End {
    /// A refresh token came back after its successor had been used: somebody else has it too.
    REUSED,
    DISABLED,
    NEW_PASSWORD,
    /// The user signed out everywhere.
    SIGNED_OUT
  }

  /// A session that may still be used, with the role that its user has now.
  record Live(SessionId id, UserId user, MerchantId merchant, Role role) {}

  private SessionStore() {}

  static void insert(Handle handle, SessionId id, UserId user, MerchantId merchant, Device device, Instant now) {
    handle
        .createUpdate(
            """
            delete from user_session
             where user_id = :user
               and (expires_at <= :now
                    or id in (select id from user_session where user_id = :user
                               order by opened_at desc, id offset :keep))
            """)
        .bind("user", user.value())
        .bind("now", now)
        .bind("keep", PER_USER_MAX - 1)
        .execute();
    handle
        .createUpdate(
            """
            insert into user_session (id, user_id, merchant_id, opened_at, expires_at, last_used_at, device,
                                      fingerprint, address)
            values (:id, :user, :merchant, :now, :end, :now, :device, :fingerprint, :address)
            """)
        .bind("id", id.value())
        .bind("user", user.value())
        .bind("merchant", merchant.value())
        .bind("now", now)
        .bind("end", now.plus(LIFE))
        .bind("device", device.id())
        .bind("fingerprint", device.fingerprint())
        .bind("address", device.address())
        .execute();
  }

  static void insert(Handle handle, SessionId session, RefreshToken token, Instant now) {
    handle
        .createUpdate("insert into refresh_token (hash, session_id, issued_at) values (:hash, :session, :now)")
        .bind("hash", token.hash())
        .bind("session", session.value())
        .bind("now", now)
        .execute();
  }

  static Optional<SessionId> sessionOf(Handle handle, RefreshToken token) {
    return handle
        .createQuery("select session_id from refresh_token where hash = :hash")
        .bind("hash", token.hash())
        .map((row, _) -> new SessionId(row.getObject("session_id", UUID.class)))
        .findOne();
  }

  /// Holds a session, so that its refresh tokens are used one at a time.
  static void hold(Handle handle, SessionId id) {
    handle
        .createQuery("select 1 from user_session where id = :id for update")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .findOne();
  }

  /// Whether this token has been replaced. Asked while the session is held.
  static boolean isReplaced(Handle handle, RefreshToken token) {
    return handle
        .createQuery("select replaced_at is not null from refresh_token where hash = :hash")
        .bind("hash", token.hash())
        .mapTo(Boolean.class)
        .findOne()
        .orElse(true);
  }

  /// Replaces every other live token of a session: the one before this, or one that came of this and was never used.
  static void replaceOthers(Handle handle, SessionId session, RefreshToken kept, Instant now) {
    handle
        .createUpdate(
            """
            update refresh_token
               set replaced_at = :now
             where session_id = :session and replaced_at is null and hash <> :kept
            """)
        .bind("now", now)
        .bind("session", session.value())
        .bind("kept", kept.hash())
        .execute();
  }

  static void use(Handle handle, SessionId id, Device device, Instant now) {
    handle
        .createUpdate("update user_session set last_used_at = :now, address = :address where id = :id")
        .bind("now", now)
        .bind("address", device.address())
        .bind("id", id.value())
        .execute();
  }

  /// A session that is neither over nor ended, of a user who is not disabled and still has a role at the merchant.
  static Optional<Live> live(Handle handle, SessionId id, Instant now) {
    return handle
        .createQuery(
            """
            select s.user_id, s.merchant_id, m.role
              from user_session s
              join app_user u on u.id = s.user_id
              join membership m on m.user_id = s.user_id and m.merchant_id = s.merchant_id
             where s.id = :id and s.ended_at is null and s.expires_at > :now and u.disabled_at is null
            """)
        .bind("id", id.value())
        .bind("now", now)
        .map(
            (row, _) ->
                new Live(
                    id,
                    new UserId(row.getObject("user_id", UUID.class)),
                    new MerchantId(row.getObject("merchant_id", UUID.class)),
                    Role.valueOf(row.getString("role"))))
        .findOne();
  }

  static Optional<Live> live(Database database, SessionId id, Instant now) {
    return database.read(handle -> live(handle, id, now));
  }

  static void end(Handle handle, SessionId id, End why, Instant now) {
    handle
        .createUpdate(
            """
            update user_session
               set ended_at = :now, ended_because = :why
             where id = :id and ended_at is null
            """)
        .bind("now", now)
        .bind("why", why.name())
        .bind("id", id.value())
        .execute();
  }

  static void endAll(Handle handle, UserId user, End why, Instant now) {
    handle
        .createUpdate(
            """
            update user_session
               set ended_at = :now, ended_because = :why
             where user_id = :user and ended_at is null
            """)
        .bind("now", now)
        .bind("why", why.name())
        .bind("user", user.value())
        .execute();
  }
}
