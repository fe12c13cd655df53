package kz.tolem.gateway.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// The tables app_user and membership.
final class UserStore {

  private final Database database;

  UserStore(Database database) {
    this.database = database;
  }

  /// Somebody whose password can be checked.
  record Known(UserId id, Login login, PasswordHash hash) {}

  /// The user of this name, if the merchant has such a user and it is not disabled.
  Optional<Known> live(Login login, MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select u.id, u.login, u.password_hash
                      from app_user u
                      join membership m on m.user_id = u.id and m.merchant_id = :merchant
                     where lower(u.login) = lower(:login) and u.disabled_at is null
                    """)
                .bind("merchant", merchant.value())
                .bind("login", login.text())
                .map(
                    (row, _) ->
                        new Known(
                            new UserId(row.getObject("id", UUID.class)),
                            new Login(row.getString("login")),
                            PasswordHash.parse(row.getString("password_hash"))))
                .findOne());
  }

  /// The user of this name, if it is not disabled and may act for anybody.
  Optional<Known> live(Login login) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select u.id, u.login, u.password_hash
                      from app_user u
                     where lower(u.login) = lower(:login) and u.disabled_at is null
                       and (u.operator or exists (select 1 from membership m where m.user_id = u.id))
                    """)
                .bind("login", login.text())
                .map(
                    (row, _) ->
                        new Known(
                            new UserId(row.getObject("id", UUID.class)),
                            new Login(row.getString("login")),
                            PasswordHash.parse(row.getString("password_hash"))))
                .findOne());
  }

  static Optional<UserId> find(Handle handle, Login login) {
    return handle
        .createQuery("select id from app_user where lower(login) = lower(:login)")
        .bind("login", login.text())
        .map((row, _) -> new UserId(row.getObject("id", UUID.class)))
        .findOne();
  }

  /// @return false when the name is taken
  static boolean insert(Handle handle, UserId id, Login login, PasswordHash hash, Instant at) {
    return handle
            .createUpdate(
                """
                insert into app_user (id, login, password_hash, created_at, password_at)
                values (:id, :login, :hash, :at, :at)
                on conflict do nothing
                """)
            .bind("id", id.value())
            .bind("login", login.text())
            .bind("hash", hash.phc())
            .bind("at", at)
            .execute()
        == 1;
  }

  static void putRole(Handle handle, UserId user, MerchantId merchant, Role role, Instant at) {
    handle
        .createUpdate(
            """
            insert into membership (user_id, merchant_id, role, created_at)
            values (:user, :merchant, :role, :at)
            on conflict (user_id, merchant_id) do update set role = excluded.role
            """)
        .bind("user", user.value())
        .bind("merchant", merchant.value())
        .bind("role", role.name())
        .bind("at", at)
        .execute();
  }

  /// @return false when the user had none there
  static boolean removeRole(Handle handle, UserId user, MerchantId merchant) {
    return handle
            .createUpdate("delete from membership where user_id = :user and merchant_id = :merchant")
            .bind("user", user.value())
            .bind("merchant", merchant.value())
            .execute()
        == 1;
  }

  static void putPassword(Handle handle, UserId user, PasswordHash hash, Instant at) {
    int rows =
        handle
            .createUpdate("update app_user set password_hash = :hash, password_at = :at where id = :id")
            .bind("hash", hash.phc())
            .bind("at", at)
            .bind("id", user.value())
            .execute();
    if (rows != 1) {
      throw new IllegalStateException("user " + user + " is gone while its password was changed");
    }
  }

  /// @return false when it was disabled already
  static boolean disable(Handle handle, UserId user, Instant at) {
    return handle
            .createUpdate("update app_user set disabled_at = :at where id = :id and disabled_at is null")
            .bind("at", at)
            .bind("id", user.value())
            .execute()
        == 1;
  }

  /// @return false when it was not disabled
  static boolean enable(Handle handle, UserId user) {
    return handle
            .createUpdate("update app_user set disabled_at = null where id = :id and disabled_at is not null")
            .bind("id", user.value())
            .execute()
        == 1;
  }

  /// Whether the user acts for this merchant and for nobody else.
  static boolean isOnlyAt(Handle handle, UserId user, MerchantId merchant) {
    return handle
        .createQuery(
            """
            select not u.operator
                   and (select coalesce(bool_and(m.merchant_id = :merchant), false)
                          from membership m where m.user_id = u.id)
              from app_user u where u.id = :user
            """)
        .bind("merchant", merchant.value())
        .bind("user", user.value())
        .mapTo(Boolean.class)
        .one();
  }

  /// @return false when there is no such user
  static boolean putOperator(Handle handle, UserId user, boolean operator) {
    return handle
            .createUpdate("update app_user set operator = :operator where id = :id")
            .bind("operator", operator)
            .bind("id", user.value())
            .execute()
        == 1;
  }

  List<Users.Member> at(MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select u.login, m.role, u.disabled_at is not null as disabled,
                           exists (select 1 from second_factor f
                                    where f.user_id = u.id and f.confirmed_at is not null) as factor_set
                      from membership m
                      join app_user u on u.id = m.user_id
                     where m.merchant_id = :merchant
                     order by lower(u.login)
                    """)
                .bind("merchant", merchant.value())
                .map(
                    (row, _) ->
                        new Users.Member(
                            new Login(row.getString("login")),
                            Role.valueOf(row.getString("role")),
                            row.getBoolean("disabled"),
                            row.getBoolean("factor_set")))
                .list());
  }

  /// Every user in the order of their names.
  List<User> all(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select u.id, u.login, u.disabled_at,
                           case when f.locked_until > :now then f.locked_until end as locked_until
                      from app_user u
                      left join sign_in_failure f on f.user_id = u.id
                     order by lower(u.login)
                    """)
                .bind("now", now)
                .map((row, _) -> user(row, handle))
                .list());
  }

  private static User user(ResultSet row, Handle handle) throws SQLException {
    UserId id = new UserId(row.getObject("id", UUID.class));
    return new User(
        id,
        new Login(row.getString("login")),
        instant(row, "disabled_at"),
        instant(row, "locked_until"),
        memberships(handle, id));
  }

  private static List<User.Membership> memberships(Handle handle, UserId user) {
    return handle
        .createQuery(
            """
            select m.merchant_id, c.client_id, m.role
              from membership m
              join merchant c on c.id = m.merchant_id
             where m.user_id = :user
             order by c.client_id
            """)
        .bind("user", user.value())
        .map(
            (row, _) ->
                new User.Membership(
                    new MerchantId(row.getObject("merchant_id", UUID.class)),
                    row.getString("client_id"),
                    Role.valueOf(row.getString("role"))))
        .list();
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
