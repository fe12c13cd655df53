package kz.tolem.gateway.user;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs people in with a browser, and keeps them signed in. Whoever is refused does not learn why, nor can time tell.
///
/// Wrong passwords lock a name for browsers that were never signed in with under it, and for those alone: a browser
/// that its owner has used counts its own mistakes, so that nobody is locked out by whoever guesses elsewhere.
/// Thread-safe.
public final class Browsers {

  private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);

  private final Database database;
  private final UserStore users;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final boolean factorNeeded;
  private final Ids ids;
  private final InstantSource time;

  /// @param factorNeeded whether everybody must set up a second factor
  public Browsers(
      Database database,
      Passwords passwords,
      SecondFactors factors,
      boolean factorNeeded,
      Ids ids,
      InstantSource time) {
    this.database = database;
    this.users = new UserStore(database);
    this.passwords = passwords;
    this.factors = factors;
    this.factorNeeded = factorNeeded;
    this.ids = ids;
    this.time = time;
  }

  /// A browser that has shown the right password: the secret that it is known by from now on, and how far it is.
  public record Entered(CookieSecret secret, UserId user, Login login, Guest.Stage stage) {}

  /// Looks at a password.
  ///
  /// @param known what the browser was remembered by; any text
  /// @return empty when the name or the password is wrong, the person is disabled, locked, or has no role anywhere
  public Optional<Entered> enter(String name, Password password, CookieSecret known, Device device) {
    Optional<UserStore.Known> found = Login.parse(name).flatMap(users::live);
    UserId user = found.map(UserStore.Known::id).orElse(UserId.NOBODY);
    boolean right = passwords.matches(found.map(UserStore.Known::hash).orElseGet(PasswordHash::ofNobody), password);
    Instant now = time.instant();
    boolean let =
        database.transaction(
            handle -> {
              if (BrowserStore.isKnown(handle, known, user, now)) {
                if (!right) {
                  BrowserStore.failed(handle, known, user);
                }
                return right && found.isPresent();
              }
              boolean locked = FailureStore.isLocked(handle, user, now);
              if (!right || locked || found.isEmpty()) {
                if (FailureStore.count(handle, user, now) && found.isPresent()) {
                  LOG.warn(
                      "user {} is locked for {} to unknown browsers after wrong passwords", user, FailureStore.LOCK);
                }
                return false;
              }
              FailureStore.forget(handle, user);
              return true;
            });
    return let ? Optional.of(begin(user, found.orElseThrow().login(), device, now)) : Optional.empty();
  }

  /// Begins a session for somebody who has just set a password.
  Entered begin(UserId user, Login login, Device device, Instant now) {
    Guest.Stage stage =
        factors.isSet(user) ? Guest.Stage.SECOND_FACTOR : factorNeeded ? Guest.Stage.ENROL : Guest.Stage.OPEN;
    CookieSecret secret = CookieSecret.fresh(ids);
    UUID id = ids.random();
    database.transaction(
        handle -> {
          BrowserStore.insert(handle, id, secret, user, stage, device, now);
          return stage;
        });
    return new Entered(secret, user, login, stage);
  }

  /// Opens a session whose second factor was shown or set up.
  ///
  /// @return the secret that the browser is known by from now on; empty when the session is over
  public Optional<CookieSecret> open(Guest guest) {
    CookieSecret secret = CookieSecret.fresh(ids);
    boolean opened = database.transaction(handle -> BrowserStore.open(handle, guest.session(), secret, time.instant()));
    return opened ? Optional.of(secret) : Optional.empty();
  }

  /// Remembers the browser, so that nobody can lock its owner out.
  ///
  /// @param known what it was remembered by; a fresh secret is made when it is not one of this person
  /// @return what it is remembered by
  public CookieSecret remember(UserId user, CookieSecret known) {
    Instant now = time.instant();
    return database.transaction(
        handle -> {
          CookieSecret kept = BrowserStore.isKnown(handle, known, user, now) ? known : CookieSecret.fresh(ids);
          BrowserStore.know(handle, kept, user, now);
          return kept;
        });
  }

  /// Who is signed in with this secret, with the roles that the person has now. Does not count as use: for a page that
  /// looks again by itself, which would keep a sign-in alive that nobody sits at.
  public Optional<Guest> watch(CookieSecret secret) {
    return database.read(handle -> BrowserStore.find(handle, secret, time.instant()));
  }

  /// As [#watch], and somebody uses the session.
  public Optional<Guest> find(CookieSecret secret) {
    Instant now = time.instant();
    Optional<Guest> guest = watch(secret);
    guest.ifPresent(
        found ->
            database.read(
                handle -> {
                  BrowserStore.use(handle, found.session(), now);
                  return found;
                }));
    return guest;
  }

  /// Turns to the pages of another merchant.
  ///
  /// @return false when the person has no role there
  public boolean lookAt(Guest guest, MerchantId merchant) {
    if (guest.seats().stream().noneMatch(seat -> seat.merchant().equals(merchant))) {
      return false;
    }
    return database.transaction(
        handle -> {
          BrowserStore.lookAt(handle, guest.session(), merchant);
          return true;
        });
  }

  /// Every browser that the person is signed in with, the last used first.
  public List<Guest.Browser> all(UserId user) {
    return database.read(handle -> BrowserStore.all(handle, user, time.instant()));
  }

  /// Signs one of the person's browsers out.
  public void end(UserId user, UUID session) {
    database.transaction(
        handle -> {
          BrowserStore.end(handle, user, session);
          return session;
        });
  }

  /// Signs the person out everywhere; no browser is known any more.
  public void endAll(UserId user) {
    Instant now = time.instant();
    database.transaction(
        handle -> {
          BrowserStore.endAll(handle, user);
          BrowserStore.forgetAll(handle, user);
          SessionStore.endAll(handle, user, SessionStore.End.SIGNED_OUT, now);
          return user;
        });
  }
}
