package kz.tolem.gateway.user;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.Overloaded;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs users in, and keeps them signed in. Whoever is refused does not learn why, nor can time tell: an unknown name
/// takes the same work, in the processor and in the database, as a wrong password. Thread-safe.
public final class SignIns {

  private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

  private final Database database;
  private final UserStore users;
  private final Passwords passwords;
  private final Ids ids;
  private final InstantSource time;

  public SignIns(Database database, Passwords passwords, Ids ids, InstantSource time) {
    this.database = database;
    this.users = new UserStore(database);
    this.passwords = passwords;
    this.ids = ids;
    this.time = time;
  }

  /// A sign-in, with the refresh token to use next.
  public record SignedIn(SessionId session, UserId user, RefreshToken next) {}

  /// Begins a session.
  ///
  /// @return empty when the name or the password is wrong, the user is disabled, locked, or not one of this merchant's
  /// @throws Overloaded when too many passwords wait to be checked
  public Optional<SignedIn> signIn(MerchantId merchant, String name, Password password, Device device) {
    Optional<UserStore.Known> known = Login.parse(name).flatMap(login -> users.live(login, merchant));
    UserId counted = known.map(UserStore.Known::id).orElse(UserId.NOBODY);
    boolean right =
        passwords.matches(known.map(UserStore.Known::hash).orElseGet(PasswordHash::ofNobody), password);
    Instant now = time.instant();
    return database.transaction(
        handle -> {
          // Looked at after the work, so that guesses in parallel do not slip past the lock.
          boolean locked = FailureStore.isLocked(handle, counted, now);
          if (!right || locked || known.isEmpty()) {
            if (FailureStore.count(handle, counted, now) && known.isPresent()) {
              LOG.warn("user {} is locked for {} after wrong passwords", counted, FailureStore.LOCK);
            }
            return Optional.<SignedIn>empty();
          }
          FailureStore.forget(handle, counted);
          SessionId session = new SessionId(ids.random());
          SessionStore.insert(handle, session, counted, merchant, device, now);
          return Optional.of(new SignedIn(session, counted, next(handle, session, now)));
        });
  }

  /// Continues a session. The token stays good until the one that is handed out here has been used: an answer may be
  /// lost, and clients of the documents know one token only. A token whose successor was used ends the session.
  ///
  /// @return empty when the token is unknown, another merchant's, or over
  public Optional<SignedIn> refresh(MerchantId merchant, RefreshToken token, Device device) {
    Instant now = time.instant();
    return database.transaction(
        handle ->
            SessionStore.sessionOf(handle, token)
                .flatMap(
                    session -> {
                      SessionStore.hold(handle, session);
                      return SessionStore.live(handle, session, now);
                    })
                .filter(live -> live.merchant().equals(merchant))
                .flatMap(live -> refresh(handle, live, token, device, now)));
  }

  private Optional<SignedIn> refresh(
      Handle handle, SessionStore.Live live, RefreshToken token, Device device, Instant now) {
    if (SessionStore.isReplaced(handle, token)) {
      SessionStore.end(handle, live.id(), SessionStore.End.REUSED, now);
      LOG.warn("a replaced refresh token of user {} came back; session {} is ended", live.user(), live.id());
      return Optional.empty();
    }
    SessionStore.replaceOthers(handle, live.id(), token, now);
    SessionStore.use(handle, live.id(), device, now);
    return Optional.of(new SignedIn(live.id(), live.user(), next(handle, live.id(), now)));
  }

  private RefreshToken next(Handle handle, SessionId session, Instant now) {
    RefreshToken next = RefreshToken.fresh(ids);
    SessionStore.insert(handle, session, next, now);
    return next;
  }

  /// The role that a session's user has now; empty when the session is over, or its user may no longer act for the
  /// merchant.
  public Optional<Role> role(SessionId session) {
    return SessionStore.live(database, session, time.instant()).map(SessionStore.Live::role);
  }
}
