package kz.tolem.gateway.token;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.card.CardNumbersInText;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.Links;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.token.TokenRefusal.ClientUnknown;
import kz.tolem.gateway.token.TokenRefusal.FieldWrong;
import kz.tolem.gateway.token.TokenRefusal.GrantInvalid;
import kz.tolem.gateway.token.TokenRefusal.GrantUnsupported;
import kz.tolem.gateway.token.TokenRefusal.ScopeUnknown;
import kz.tolem.gateway.user.Device;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.Scopes;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenRequest;
import kz.tolem.protocol.WireAmount;

/// Grants access tokens. Source: EPAY.md 2, CLIENTS.md 3. Thread-safe.
final class TokenIssuer {

  /// The scope of a user's token when none is asked for; the documents' own requests ask for it.
  private static final String USER_SCOPE = "api";

  private static final String DEFAULT_CURRENCY = "KZT";
  private static final int SECRET_HASH_MAX = 512;
  private static final int ACCOUNT_MAX = 255;

  private final Merchants merchants;
  private final Tokens tokens;
  private final UserGrants users;
  private final Edges edges;

  TokenIssuer(Merchants merchants, Tokens tokens, UserGrants users, Edges edges) {
    this.merchants = merchants;
    this.tokens = tokens;
    this.users = users;
    this.edges = edges;
  }

  /// What became of a token request.
  sealed interface Outcome {

    /// @param body the JSON to answer with
    record Granted(byte[] body) implements Outcome {}

    record Refused(TokenRefusal why) implements Outcome {}
  }

  /// Checks the request in the order of [TokenRefusal] and seals a token.
  Outcome issue(TokenRequest request, Device device) {
    try {
      return new Outcome.Granted(grant(request, device));
    } catch (Refuse refuse) {
      return new Outcome.Refused(refuse.why);
    }
  }

  private byte[] grant(TokenRequest request, Device device) {
    GrantType type =
        GrantType.find(request.grantType().orElse("")).orElseThrow(() -> new Refuse(new GrantUnsupported()));
    Merchant merchant =
        merchants
            .authenticate(request.clientId().orElse(""), request.clientSecret().orElse(""))
            .orElseThrow(() -> new Refuse(new ClientUnknown()));
    String scope = scope(request.scope().orElse(type == GrantType.CLIENT_CREDENTIALS ? "" : USER_SCOPE));
    Optional<Terminal> terminal = request.terminal().map(text -> terminal(text, merchant));
    UserGrants.Bounds bounds = new UserGrants.Bounds(merchant, scope, terminal.map(Terminal::id));
    return switch (type) {
      case CLIENT_CREDENTIALS -> toShop(request, merchant, scope, terminal).write();
      case PASSWORD -> byPassword(request, bounds, device);
      case REFRESH_TOKEN -> byRefreshToken(request, bounds, device);
    };
  }

  private byte[] byPassword(TokenRequest request, UserGrants.Bounds bounds, Device device) {
    String name = request.username().orElseThrow(() -> wrong("username is missing"));
    String password = request.password().orElseThrow(() -> wrong("password is missing"));
    return users
        .byPassword(bounds, name, password, device)
        .orElseThrow(() -> new Refuse(new GrantInvalid("user name or password is wrong")));
  }

  private byte[] byRefreshToken(TokenRequest request, UserGrants.Bounds bounds, Device device) {
    String token = request.refreshToken().orElseThrow(() -> wrong("refresh_token is missing"));
    return users
        .byRefreshToken(bounds, token, device)
        .orElseThrow(() -> new Refuse(new GrantInvalid("refresh token is invalid")));
  }

  private TokenReply toShop(
      TokenRequest request, Merchant merchant, String scope, Optional<Terminal> terminal) {
    Optional<InvoiceId> invoice = request.invoiceId().map(text -> invoice(text, terminal));
    Optional<Money> amount = amount(request, terminal);
    if (invoice.isPresent() && amount.isEmpty()) {
      throw wrong("amount is missing");
    }
    if (amount.isPresent() && invoice.isEmpty()) {
      throw wrong("invoiceID is missing");
    }
    AccessToken token =
        new AccessToken(
            new TokenId(edges.ids().timeOrdered()),
            merchant.id(),
            terminal.map(Terminal::id),
            invoice,
            amount,
            scope,
            link("postLink", request.postLink(), terminal),
            link("failurePostLink", request.failurePostLink(), terminal),
            text("secret_hash", request.secretHash(), SECRET_HASH_MAX),
            text("accountId", request.accountId(), ACCOUNT_MAX),
            edges.time().instant().plus(merchant.tokenLife()));
    return TokenReply.bearer(
        tokens.seal(token), (int) merchant.tokenLife().toSeconds(), merchant.expiresInForm(), scope);
  }

  private static String scope(String asked) {
    Scopes scopes = Scopes.parse(asked);
    if (scopes.words().isEmpty()) {
      throw new Refuse(new ScopeUnknown("scope is missing"));
    }
    if (!scopes.areKnown()) {
      throw new Refuse(new ScopeUnknown("scope has a word that is not known"));
    }
    return scopes.echo();
  }

  private Terminal terminal(String text, Merchant merchant) {
    return TerminalId.parse(text)
        .flatMap(merchants::terminal)
        .filter(found -> found.merchant().equals(merchant.id()))
        .orElseThrow(() -> wrong("terminal is not one of this client's"));
  }

  private static InvoiceId invoice(String text, Optional<Terminal> terminal) {
    InvoiceId invoice;
    try {
      invoice = new InvoiceId(text);
    } catch (IllegalArgumentException _) {
      throw wrong("invoiceID must be 6 to 15 digits");
    }
    boolean lenient = terminal.map(Terminal::dialect).equals(Optional.of(Dialect.LENIENT));
    if (!lenient && !invoice.isDocumented()) {
      throw wrong("invoiceID must be 6 to 15 digits");
    }
    if (!invoice.isDocumented()) {
      withoutCardNumber("invoiceID", invoice.digits());
    }
    return invoice;
  }

  private static Optional<Money> amount(TokenRequest request, Optional<Terminal> terminal) {
    if (request.amount().isEmpty()) {
      return Optional.empty();
    }
    Currency currency;
    try {
      currency = Currency.getInstance(request.currency().orElse(DEFAULT_CURRENCY));
    } catch (IllegalArgumentException _) {
      throw wrong("currency must be an ISO 4217 code such as KZT");
    }
    if (currency.getDefaultFractionDigits() < 0) {
      throw wrong("currency must be an ISO 4217 code such as KZT");
    }
    boolean nothing = WireAmount.parse(request.amount().get()).filter(number -> number.signum() == 0).isPresent();
    if (terminal.isPresent() && !terminal.get().currencies(nothing).contains(currency)) {
      throw wrong("currency is not one of this terminal's");
    }
    try {
      return WireAmount.parse(request.amount().get())
          .map(number -> Money.of(number, currency))
          .or(
              () -> {
                throw wrong("amount must be a number such as 100 or 100.50");
              });
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private static String link(String name, Optional<String> url, Optional<Terminal> terminal) {
    List<String> hosts = terminal.map(Terminal::linkHosts).orElse(List.of());
    url.flatMap(given -> Links.problemOfPostLink(given, hosts))
        .ifPresent(
            problem -> {
              throw wrong(name + " " + problem);
            });
    return withoutCardNumber(name, url.orElse(""));
  }

  private static String text(String name, Optional<String> text, int lengthMax) {
    if (text.orElse("").length() > lengthMax) {
      throw wrong(name + " must have at most " + lengthMax + " characters");
    }
    return withoutCardNumber(name, text.orElse(""));
  }

  /// What a token carries is kept in the clear by the payment that uses it, and sent on.
  private static String withoutCardNumber(String name, String text) {
    if (CardNumbersInText.isIn(text)) {
      throw wrong(name + " must not contain a card number");
    }
    return text;
  }

  private static Refuse wrong(String why) {
    return new Refuse(new FieldWrong(why));
  }

  /// Carries a refusal from the field where it is found to the one place that answers. Never leaves this class.
  private static final class Refuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TokenRefusal why;

    private Refuse(TokenRefusal why) {
      super("token refused", null, false, false);
      this.why = why;
    }
  }
}
