package kz.tolem.gateway.token;

import java.util.Optional;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.user.Role;
import kz.tolem.gateway.user.SignIns;

/// Tells who calls, on the routes that are open to merchants and to their users. Thread-safe.
public final class Callers {

  static final String EXPIRED = "token is expired";
  static final String INVALID = "token is invalid";

  private final Tokens tokens;
  private final SignIns signIns;

  public Callers(Tokens tokens, SignIns signIns) {
    this.tokens = tokens;
    this.signIns = signIns;
  }

  /// Who calls.
  public sealed interface Caller {

    /// The merchant itself, with a payment token or a service token.
    record Shop(AccessToken token) implements Caller {}

    /// One of the merchant's users.
    ///
    /// @param token the service token that would see what the user sees
    record Person(AccessToken token, Role role) implements Caller {}

    /// There is no token, or it is not good any more.
    record Nobody(String why) implements Caller {}
  }

  /// Opens the request's token. A user's session and role are asked of the database, so that whoever is disabled, or
  /// has another role since, is so at once.
  public Caller of(Request request) {
    String text = Bearer.of(request).orElse("");
    return switch (tokens.open(text)) {
      case Tokens.Presented.Valid(var token) -> new Caller.Shop(token);
      case Tokens.Presented.Expired _ -> expired();
      case Tokens.Presented.NotOurs _ -> user(text);
    };
  }

  private Caller user(String text) {
    return switch (tokens.openOfUser(text)) {
      case Tokens.PresentedByUser.Valid(var token) -> {
        Optional<Role> role = signIns.role(token.session());
        yield role.isPresent() ? new Caller.Person(token.asServiceToken(), role.get()) : invalid();
      }
      case Tokens.PresentedByUser.Expired _ -> expired();
      case Tokens.PresentedByUser.NotOurs _ -> invalid();
    };
  }

  private static Caller expired() {
    return new Caller.Nobody(EXPIRED);
  }

  private static Caller invalid() {
    return new Caller.Nobody(INVALID);
  }
}
