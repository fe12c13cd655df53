package kz.tolem.gateway.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import org.jdbi.v3.core.Handle;

/// The tables browser_session and known_browser.
final class BrowserStore {

  /// A browser is signed out when it was not used for so long, and at the end of a working day in any case.
  static final Duration IDLE = Duration.ofHours(2);

  static final Duration LIFE = Duration.ofHours(12);

  /// How long a sign-in may wait for its second factor.
  static final Duration STEP = Duration.ofMinutes(10);

  private static final int PER_USER_MAX = 20;
  static final int KNOWN_FAILURES_MAX = 10;
  private static final Duration KNOWN_FOR = Duration.ofDays(90);

  private BrowserStore() {}

  static void insert(
      Handle handle, UUID id, CookieSecret secret, UserId user, Guest.Stage stage, Device device, Instant now) {
    handle
        .createUpdate(
            """
            delete from browser_session
             where user_id = :user
               and (expires_at <= :now or id in (select id from browser_session where user_id = :user
                                                  order by opened_at desc, id offset :keep))
            """)
        .bind("user", user.value())
        .bind("now", now)
        .bind("keep", PER_USER_MAX - 1)
        .execute();
    handle
        .createUpdate(
            """
            insert into browser_session (id, hash, user_id, stage, opened_at, last_used_at, expires_at, browser,
                                         address)
            values (:id, :hash, :user, :stage, :now, :now, :end, :browser, :address)
            """)
        .bind("id", id)
        .bind("hash", secret.hash())
        .bind("user", user.value())
        .bind("stage", stage.name())
        .bind("now", now)
        .bind("end", now.plus(stage == Guest.Stage.OPEN ? LIFE : STEP))
        .bind("browser", device.id())
        .bind("address", device.address())
        .execute();
  }

  /// Opens a session whose last step is done, under another secret: one that was planted before is worth nothing.
  static boolean open(Handle handle, UUID id, CookieSecret secret, Instant now) {
    return handle
            .createUpdate(
                """
                update browser_session
                   set stage = 'OPEN', hash = :hash, last_used_at = :now, expires_at = :end
                 where id = :id and stage <> 'OPEN' and expires_at > :now
                """)
            .bind("hash", secret.hash())
            .bind("now", now)
            .bind("end", now.plus(LIFE))
            .bind("id", id)
            .execute()
        == 1;
  }

  static Optional<Guest> find(Handle handle, CookieSecret secret, Instant now) {
    return handle
        .createQuery(
            """
            select s.id, s.user_id, s.merchant_id, s.stage, u.login, u.operator
              from browser_session s
              join app_user u on u.id = s.user_id and u.disabled_at is null
             where s.hash = :hash and s.expires_at > :now and s.last_used_at > :idle
            """)
        .bind("hash", secret.hash())
        .bind("now", now)
        .bind("idle", now.minus(IDLE))
        .map((row, _) -> guest(row, handle))
        .findOne();
  }

  private static Guest guest(ResultSet row, Handle handle) throws SQLException {
    UserId user = new UserId(row.getObject("user_id", UUID.class));
    return new Guest(
        row.getObject("id", UUID.class),
        user,
        new Login(row.getString("login")),
        Guest.Stage.valueOf(row.getString("stage")),
        row.getBoolean("operator"),
        Optional.ofNullable(row.getObject("merchant_id", UUID.class)).map(MerchantId::new),
        seats(handle, user));
  }

  private static List<Guest.Seat> seats(Handle handle, UserId user) {
    return handle
        .createQuery(
            """
            select m.merchant_id, c.name, c.client_id, m.role
              from membership m
              join merchant c on c.id = m.merchant_id
             where m.user_id = :user
             order by lower(c.name), c.client_id
            """)
        .bind("user", user.value())
        .map(
            (row, _) ->
                new Guest.Seat(
                    new MerchantId(row.getObject("merchant_id", UUID.class)),
                    row.getString("name"),
                    row.getString("client_id"),
                    Role.valueOf(row.getString("role"))))
        .list();
  }

  /// Writes down that a session is in use, once a minute at most.
  static void use(Handle handle, UUID id, Instant now) {
    handle
        .createUpdate("update browser_session set last_used_at = :now where id = :id and last_used_at < :before")
        .bind("now", now)
        .bind("id", id)
        .bind("before", now.minus(Duration.ofMinutes(1)))
        .execute();
  }

  static void lookAt(Handle handle, UUID id, MerchantId merchant) {
    handle
        .createUpdate("update browser_session set merchant_id = :merchant where id = :id")
        .bind("merchant", merchant.value())
        .bind("id", id)
        .execute();
  }

  static List<Guest.Browser> all(Handle handle, UserId user, Instant now) {
    return handle
        .createQuery(
            """
            select id, browser, address, opened_at, last_used_at
              from browser_session
             where user_id = :user and stage = 'OPEN' and expires_at > :now and last_used_at > :idle
             order by last_used_at desc
            """)
        .bind("user", user.value())
        .bind("now", now)
        .bind("idle", now.minus(IDLE))
        .map(
            (row, _) ->
                new Guest.Browser(
                    row.getObject("id", UUID.class),
                    row.getString("browser"),
                    row.getString("address"),
                    row.getTimestamp("opened_at").toInstant(),
                    row.getTimestamp("last_used_at").toInstant()))
        .list();
  }

  static void end(Handle handle, UserId user, UUID id) {
    handle
        .createUpdate("delete from browser_session where id = :id and user_id = :user")
        .bind("id", id)
        .bind("user", user.value())
        .execute();
  }

  static void endAll(Handle handle, UserId user) {
    handle.createUpdate("delete from browser_session where user_id = :user").bind("user", user.value()).execute();
  }

  /// Remembers a browser that somebody has signed in with.
  static void know(Handle handle, CookieSecret secret, UserId user, Instant now) {
    handle
        .createUpdate("delete from known_browser where user_id = :user and seen_at < :old")
        .bind("user", user.value())
        .bind("old", now.minus(KNOWN_FOR))
        .execute();
    handle
        .createUpdate(
            """
            insert into known_browser (hash, user_id, seen_at)
            values (:hash, :user, :now)
            on conflict (hash) do update set seen_at = excluded.seen_at, failures = 0
             where known_browser.user_id = excluded.user_id
            """)
        .bind("hash", secret.hash())
        .bind("user", user.value())
        .bind("now", now)
        .execute();
  }

  static boolean isKnown(Handle handle, CookieSecret secret, UserId user, Instant now) {
    return handle
        .createQuery("select count(*) from known_browser where hash = :hash and user_id = :user and seen_at > :old")
        .bind("hash", secret.hash())
        .bind("user", user.value())
        .bind("old", now.minus(KNOWN_FOR))
        .mapTo(Integer.class)
        .one()
        == 1;
  }

  /// Counts a wrong password of a known browser; at the last one it is known no more.
  static void failed(Handle handle, CookieSecret secret, UserId user) {
    handle
        .createUpdate("update known_browser set failures = failures + 1 where hash = :hash and user_id = :user")
        .bind("hash", secret.hash())
        .bind("user", user.value())
        .execute();
    handle
        .createUpdate("delete from known_browser where hash = :hash and failures >= :most")
        .bind("hash", secret.hash())
        .bind("most", KNOWN_FAILURES_MAX)
        .execute();
  }

  static void forgetAll(Handle handle, UserId user) {
    handle.createUpdate("delete from known_browser where user_id = :user").bind("user", user.value()).execute();
  }
}
