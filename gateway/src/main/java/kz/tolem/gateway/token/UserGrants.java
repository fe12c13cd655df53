package kz.tolem.gateway.token;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.user.Device;
import kz.tolem.gateway.user.Password;
import kz.tolem.gateway.user.RefreshToken;
import kz.tolem.gateway.user.SignIns;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.TokenReply;

/// Grants access tokens to a merchant's users: by password, and by a refresh token. Source: EPAY.md 2.6 and 2.7.
/// Thread-safe.
final class UserGrants {

  /// As documented.
  static final Duration LIFE_BY_PASSWORD = Duration.ofSeconds(43_199);

  /// The documented sample writes it small.
  private static final String TYPE_BY_PASSWORD = "bearer";

  private final SignIns signIns;
  private final Tokens tokens;
  private final Edges edges;

  UserGrants(SignIns signIns, Tokens tokens, Edges edges) {
    this.signIns = signIns;
    this.tokens = tokens;
    this.edges = edges;
  }

  /// What the token will be bound to, whoever gets it.
  record Bounds(Merchant merchant, String scope, Optional<TerminalId> terminal) {}

  /// The body of the answer; empty when name or password is wrong.
  Optional<byte[]> byPassword(Bounds bounds, String name, String password, Device device) {
    return signIns
        .signIn(bounds.merchant().id(), name, Password.presented(password), device)
        .map(signedIn -> reply(bounds, signedIn, LIFE_BY_PASSWORD, TYPE_BY_PASSWORD).writeForPassword());
  }

  /// The body of the answer; empty when the refresh token is not good.
  Optional<byte[]> byRefreshToken(Bounds bounds, String token, Device device) {
    return signIns
        .refresh(bounds.merchant().id(), RefreshToken.presented(token), device)
        .map(
            signedIn ->
                reply(bounds, signedIn, bounds.merchant().tokenLife(), TokenReply.BEARER).writeForRefresh());
  }

  private TokenReply reply(Bounds bounds, SignIns.SignedIn signedIn, Duration life, String type) {
    UserToken token =
        new UserToken(
            new TokenId(edges.ids().timeOrdered()),
            bounds.merchant().id(),
            signedIn.user(),
            signedIn.session(),
            bounds.terminal(),
            bounds.scope(),
            edges.time().instant().plus(life));
    return new TokenReply(
        tokens.seal(token),
        life.toSeconds(),
        bounds.merchant().expiresInForm(),
        signedIn.next().shownOnce(),
        bounds.scope(),
        type);
  }
}
