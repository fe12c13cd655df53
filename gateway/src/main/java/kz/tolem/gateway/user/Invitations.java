package kz.tolem.gateway.user;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// Links that let one person set a password, once. Thread-safe.
public final class Invitations {

  /// A link works for so long.
  public static final Duration LIFE = Duration.ofHours(72);

  private final Database database;
  private final Passwords passwords;
  private final Browsers browsers;
  private final Ids ids;
  private final InstantSource time;

  public Invitations(Database database, Passwords passwords, Browsers browsers, Ids ids, InstantSource time) {
    this.database = database;
    this.passwords = passwords;
    this.browsers = browsers;
    this.ids = ids;
    this.time = time;
  }

  /// What became of a request for an invitation.
  public sealed interface Invited {

    /// There is a fresh user, whom this link lets in.
    record Fresh(CookieSecret link) implements Invited {}

    /// The person signs in as before, and has the role now.
    record RoleGiven() implements Invited {}
  }

  /// Gives somebody a role at a merchant. Who is new gets a link; who is there keeps password and second factor, since
  /// one merchant's administrator must not take over what somebody is elsewhere.
  public Invited invite(Login login, MerchantId merchant, Role role) {
    CookieSecret link = CookieSecret.fresh(ids);
    UserId id = new UserId(ids.random());
    Instant now = time.instant();
    return database.transaction(
        handle -> {
          // Nobody has this password: the link is the only way in.
          boolean fresh = UserStore.insert(handle, id, login, PasswordHash.ofNobody(), now);
          UserId user = fresh ? id : UserStore.find(handle, login).orElseThrow();
          UserStore.putRole(handle, user, merchant, role, now);
          if (fresh) {
            insert(handle, link, user, now);
          }
          return fresh ? new Invited.Fresh(link) : new Invited.RoleGiven();
        });
  }

  /// A link for somebody who lost password or second factor. Nothing changes until it is used; an earlier link stops
  /// working.
  ///
  /// @param asked for whom it is asked; only a person who acts for this merchant and for nobody else gets one. Empty:
  ///     whoever asks may do it for everybody
  /// @return empty when there is no such person
  public Optional<CookieSecret> again(Login login, Optional<MerchantId> asked) {
    CookieSecret link = CookieSecret.fresh(ids);
    Instant now = time.instant();
    return database.transaction(
        handle ->
            UserStore.find(handle, login)
                .filter(user -> asked.isEmpty() || UserStore.isOnlyAt(handle, user, asked.get()))
                .map(
                    user -> {
                      handle
                          .createUpdate("delete from invitation where user_id = :user and used_at is null")
                          .bind("user", user.value())
                          .execute();
                      insert(handle, link, user, now);
                      return link;
                    }));
  }

  private static void insert(Handle handle, CookieSecret link, UserId user, Instant now) {
    handle
        .createUpdate(
            """
            insert into invitation (hash, user_id, created_at, expires_at)
            values (:hash, :user, :now, :end)
            """)
        .bind("hash", link.hash())
        .bind("user", user.value())
        .bind("now", now)
        .bind("end", now.plus(LIFE))
        .execute();
  }

  /// Whom a link is for, while it works.
  public Optional<Login> find(CookieSecret link) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select u.login
                      from invitation i
                      join app_user u on u.id = i.user_id and u.disabled_at is null
                     where i.hash = :hash and i.used_at is null and i.expires_at > :now
                    """)
                .bind("hash", link.hash())
                .bind("now", time.instant())
                .mapTo(String.class)
                .map(Login::new)
                .findOne());
  }

  /// Uses a link up: sets the password, takes a second factor that may be lost away, ends every other sign-in, and
  /// signs this browser in.
  ///
  /// @return empty when the link does not work any more
  public Optional<Browsers.Entered> accept(CookieSecret link, Password password, Device device) {
    Optional<Login> login = find(link);
    if (login.isEmpty()) {
      return Optional.empty();
    }
    PasswordHash hash = passwords.hash(password);
    Instant now = time.instant();
    Optional<UserId> user =
        database.transaction(
            handle -> {
              Optional<UserId> used = use(handle, link, now);
              used.ifPresent(
                  id -> {
                    UserStore.putPassword(handle, id, hash, now);
                    FailureStore.forget(handle, id);
                    SecondFactorStore.remove(handle, id);
                    SessionStore.endAll(handle, id, SessionStore.End.NEW_PASSWORD, now);
                    BrowserStore.endAll(handle, id);
                    BrowserStore.forgetAll(handle, id);
                  });
              return used;
            });
    return user.map(id -> browsers.begin(id, login.get(), device, now));
  }

  private static Optional<UserId> use(Handle handle, CookieSecret link, Instant now) {
    return handle
        .createQuery(
            """
            update invitation
               set used_at = :now
             where hash = :hash and used_at is null and expires_at > :now
            returning user_id
            """)
        .bind("now", now)
        .bind("hash", link.hash())
        .map((row, _) -> new UserId(row.getObject("user_id", UUID.class)))
        .findOne();
  }
}
