package kz.tolem.gateway.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Cors;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.user.SignIns;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.TokenError;
import kz.tolem.protocol.TokenRequest;

/// `POST /oauth2/token` in every dress that live clients put it in. Source: EPAY.md 2, CLIENTS.md 3.
public final class TokenRoutes {

  static final String PATH = "/oauth2/token";

  private static final int NAME_CHARS_MAX = 100;

  private final TokenIssuer issuer;
  private final Merchants merchants;
  private final RateLimit rate;
  private final RefusalBrake clients;
  private final RefusalBrake people;
  private final RefusalBrake addresses;

  public TokenRoutes(Merchants merchants, Tokens tokens, SignIns signIns, RateLimit rate, Edges edges) {
    this.rate = rate;
    this.issuer = new TokenIssuer(merchants, tokens, new UserGrants(signIns, tokens, edges), edges);
    this.merchants = merchants;
    this.clients = new RefusalBrake(edges.pause());
    this.people = new RefusalBrake(edges.pause());
    this.addresses = new RefusalBrake(edges.pause());
  }

  public void addTo(Routes routes) {
    routes.add(Route.post(PATH, this::token));
    // A preflight names no terminal, so it is always answered; the reply itself is marked by the terminal's setting.
    routes.cors(
        PATH,
        new Cors(
            (request, _) -> request.method().equals("OPTIONS"),
            List.of("Authorization", "Content-Type"),
            Duration.ofHours(1)));
  }

  private Reply token(Request request) {
    TokenRequest read;
    try {
      read = read(request);
    } catch (MalformedMessage e) {
      return error(400, TokenError.of("invalid_request", e.getMessage()));
    } catch (BadRequest e) {
      if (e.status() != 400) {
        throw e; // too large, too slow, of no form: the kit knows what to do with the rest of the body
      }
      return error(400, TokenError.of("invalid_request", e.getMessage()));
    }
    Reply reply =
        switch (issuer.issue(read, Devices.of(request))) {
          case TokenIssuer.Outcome.Granted(var body) -> {
            clients.granted(read.clientId().orElse(""));
            people.granted(nameOf(read));
            yield rate.tooFast(read.clientId().orElse(""))
                .map(away -> comeBackLater(away, "too many tokens a second, try again"))
                .orElseGet(() -> Reply.json(200, body));
          }
          case TokenIssuer.Outcome.Refused(TokenRefusal.ClientUnknown why) ->
              slowed(request, why, clients, read.clientId().orElse(""));
          case TokenIssuer.Outcome.Refused(TokenRefusal.GrantInvalid why) ->
              slowed(request, why, people, nameOf(read));
          case TokenIssuer.Outcome.Refused(var why) -> error(why.status(), why.error());
        };
    return openedToOrigin(request, read, reply);
  }

  /// Whom a guess is counted for: a name in any case, whether there is such a user or not.
  private static String nameOf(TokenRequest read) {
    String name = read.username().orElse("").toLowerCase(Locale.ROOT);
    return read.clientId().orElse("") + " " + name.substring(0, Math.min(name.length(), NAME_CHARS_MAX));
  }

  private Reply slowed(Request request, TokenRefusal why, RefusalBrake brake, String name) {
    Optional<Duration> away =
        brake.refused(name).or(() -> addresses.refused(request.remoteAddress()));
    return away.map(wait -> comeBackLater(wait, "too many refused token requests, try again later")).orElseGet(() -> error(why.status(), why.error()));
  }

  private static Reply comeBackLater(Duration away, String why) {
    long seconds = Math.max(1, away.toSeconds());
    return error(429, TokenError.of("slow_down", why))
        .withHeader("Retry-After", Long.toString(seconds));
  }

  private static TokenRequest read(Request request) {
    TokenRequest body =
        request.contentType().filter(type -> type.equals("application/json")).isPresent()
            ? TokenRequest.ofJson(request.body())
            : TokenRequest.ofForm(request.form());
    return body.clientId().isPresent() ? body : basic(request, body);
  }

  /// Some clients send ClientID and secret by HTTP Basic; others put an empty `Bearer` on every request (CLIENTS.md 3).
  private static TokenRequest basic(Request request, TokenRequest body) {
    String header = request.header("Authorization").orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return body;
    }
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new BadRequest("Authorization is not HTTP Basic");
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw new BadRequest("Authorization is not HTTP Basic");
    }
    return body.withClient(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private Reply openedToOrigin(Request request, TokenRequest read, Reply reply) {
    Optional<String> origin = request.header("Origin");
    boolean open =
        origin.isPresent()
            && read.terminal()
                .flatMap(TerminalId::parse)
                .flatMap(merchants::terminal)
                .filter(Terminal::crossOrigin)
                .isPresent();
    return open ? reply.withHeader("Access-Control-Allow-Origin", origin.get()) : reply;
  }

  private static Reply error(int status, TokenError error) {
    // No WWW-Authenticate: a browser would ask the buyer for a password.
    return Reply.json(status, error.write());
  }
}
