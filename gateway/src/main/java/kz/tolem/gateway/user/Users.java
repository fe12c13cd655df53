package kz.tolem.gateway.user;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// Registers users, and changes what they may do. What is changed counts at once, in every gateway. Thread-safe.
public final class Users {

  private static final int GENERATED_BYTES = 15; // twenty characters

  private final Database database;
  private final UserStore store;
  private final Passwords passwords;
  private final Ids ids;
  private final InstantSource time;

  public Users(Database database, Passwords passwords, Ids ids, InstantSource time) {
    this.database = database;
    this.store = new UserStore(database);
    this.passwords = passwords;
    this.ids = ids;
    this.time = time;
  }

  /// A password that nobody guesses, to be shown once.
  public String generatedPassword() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ids.secret(GENERATED_BYTES));
  }

  /// Makes a user with a role at one merchant.
  ///
  /// @return false when the name is taken
  public boolean add(Login login, Password password, MerchantId merchant, Role role) {
    return add(login, passwords.hash(password), merchant, role);
  }

  /// As [#add], with a hash that was worked out before: for the documented user of a sandbox.
  ///
  /// @param phc Argon2id in PHC form
  public boolean addHashed(Login login, String phc, MerchantId merchant, Role role) {
    return add(login, PasswordHash.parse(phc), merchant, role);
  }

  private boolean add(Login login, PasswordHash hash, MerchantId merchant, Role role) {
    UserId id = new UserId(ids.random());
    Instant now = time.instant();
    return database.transaction(
        handle -> {
          if (!UserStore.insert(handle, id, login, hash, now)) {
            return false;
          }
          UserStore.putRole(handle, id, merchant, role, now);
          return true;
        });
  }

  /// Gives a user a role at a merchant, in place of the one it may have had there.
  ///
  /// @return false when there is no such user
  public boolean setRole(Login login, MerchantId merchant, Role role) {
    return change(login, (handle, user) -> UserStore.putRole(handle, user, merchant, role, time.instant()));
  }

  /// Takes a user's role at a merchant away.
  ///
  /// @return false when there is no such user, or it has none there
  public boolean removeRole(Login login, MerchantId merchant) {
    return database.transaction(
        handle ->
            UserStore.find(handle, login).filter(user -> UserStore.removeRole(handle, user, merchant)).isPresent());
  }

  /// Replaces a password, lifts a lock, and ends every session.
  ///
  /// @return false when there is no such user
  public boolean newPassword(Login login, Password password) {
    PasswordHash hash = passwords.hash(password);
    Instant now = time.instant();
    return change(
        login,
        (handle, user) -> {
          UserStore.putPassword(handle, user, hash, now);
          FailureStore.forget(handle, user);
          SessionStore.endAll(handle, user, SessionStore.End.NEW_PASSWORD, now);
          BrowserStore.endAll(handle, user);
          BrowserStore.forgetAll(handle, user);
        });
  }

  /// Whether this is the user's password. For somebody who is signed in already; wrong ones are counted as at a sign-in,
  /// and one who is locked is told no.
  public boolean isPassword(Login login, Password password) {
    PasswordHash hash = store.live(login).map(UserStore.Known::hash).orElseGet(PasswordHash::ofNobody);
    boolean right = passwords.matches(hash, password);
    Instant now = time.instant();
    return database.transaction(
        handle ->
            UserStore.find(handle, login)
                .filter(user -> !FailureStore.isLocked(handle, user, now))
                .map(
                    user -> {
                      if (!right) {
                        FailureStore.count(handle, user, now);
                      }
                      return right;
                    })
                .orElse(false));
  }

  /// Keeps a user out, and ends every session. Nothing is deleted.
  ///
  /// @return false when there is no such user
  public boolean disable(Login login) {
    Instant now = time.instant();
    return change(
        login,
        (handle, user) -> {
          UserStore.disable(handle, user, now);
          SessionStore.endAll(handle, user, SessionStore.End.DISABLED, now);
          BrowserStore.endAll(handle, user);
        });
  }

  /// Lets a user run the installation, or no longer.
  ///
  /// @return false when there is no such user
  public boolean setOperator(Login login, boolean operator) {
    return change(login, (handle, user) -> UserStore.putOperator(handle, user, operator));
  }

  /// Lets a disabled user in again, and lifts a lock.
  ///
  /// @return false when there is no such user
  public boolean enable(Login login) {
    return change(
        login,
        (handle, user) -> {
          UserStore.enable(handle, user);
          FailureStore.forget(handle, user);
        });
  }

  /// Somebody who acts for a merchant.
  ///
  /// @param factorSet whether a second factor is set up
  public record Member(Login login, Role role, boolean disabled, boolean factorSet) {}

  /// The people of a merchant, in the order of their names.
  public List<Member> at(MerchantId merchant) {
    return store.at(merchant);
  }

  /// Every user in the order of their names.
  public List<User> all() {
    return store.all(time.instant());
  }

  private boolean change(Login login, BiConsumer<Handle, UserId> change) {
    return database.transaction(
        handle ->
            UserStore.find(handle, login)
                .map(
                    user -> {
                      change.accept(handle, user);
                      return true;
                    })
                .orElse(false));
  }
}
