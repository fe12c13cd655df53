package kz.tolem.gateway.account.desk;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Said;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.account.ledger.Amounts;
import kz.tolem.gateway.account.ledger.RefundLimits;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Secrets;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/// ClientID, secrets, terminals, refund limits. Thread-safe.
final class CredentialsRoutes {

  private final Gate gate;
  private final Registration registration;
  private final Secrets secrets;
  private final RefundLimits limits;
  private final Trail trail;
  private final Supplier<URI> publicUrl;

  CredentialsRoutes(
      Gate gate,
      Registration registration,
      Secrets secrets,
      RefundLimits limits,
      Trail trail,
      Supplier<URI> publicUrl) {
    this.gate = gate;
    this.registration = registration;
    this.secrets = secrets;
    this.limits = limits;
    this.trail = trail;
    this.publicUrl = publicUrl;
  }

  void addTo(Routes routes) {
    routes.add(
        Route.get(
            "/account/credentials",
            gate.page(
                Permission.ADMINISTER,
                (request, visitor) -> show(request, visitor, 200, "", DeskTexts.CLIENT_SECRET, ""))));
    routes.add(Route.post("/account/credentials/client-secret", make(Secrets.Kind.CLIENT)));
    routes.add(Route.post("/account/credentials/signing-secret", make(Secrets.Kind.SIGNING)));
    routes.add(Route.post("/account/credentials/client-secret/retire", retire(Secrets.Kind.CLIENT)));
    routes.add(Route.post("/account/credentials/signing-secret/retire", retire(Secrets.Kind.SIGNING)));
    routes.add(Route.post("/account/credentials/limits", gate.action(Permission.ADMINISTER, this::limit)));
  }

  private static DeskTexts name(Secrets.Kind kind) {
    return switch (kind) {
      case CLIENT -> DeskTexts.CLIENT_SECRET;
      case SIGNING -> DeskTexts.SIGNING_SECRET;
    };
  }

  private Handler make(Secrets.Kind kind) {
    return gate.action(
        Permission.ADMINISTER,
        (request, visitor) -> {
          Optional<String> secret = secrets.second(visitor.merchant(), kind);
          if (secret.isEmpty()) {
            return show(request, visitor, 422, "", name(kind), DeskTexts.TWO_ALREADY.in(visitor.language()));
          }
          trail.note(visitor, kind == Secrets.Kind.CLIENT ? Deed.SECRET_MADE : Deed.SIGNING_SECRET_MADE, "", "");
          return show(request, visitor, 200, secret.get(), name(kind), "");
        });
  }

  private Handler retire(Secrets.Kind kind) {
    return gate.action(
        Permission.ADMINISTER,
        (request, visitor) -> {
          if (!secrets.retireOlder(visitor.merchant(), kind)) {
            return show(request, visitor, 422, "", name(kind), DeskTexts.LAST_ONE.in(visitor.language()));
          }
          trail.note(visitor, kind == Secrets.Kind.CLIENT ? Deed.SECRET_RETIRED : Deed.SIGNING_SECRET_RETIRED, "", "");
          return gate.go("/credentials", Said.SECRET_RETIRED);
        });
  }

  private Reply limit(Request request, Visitor visitor) {
    Currency currency;
    try {
      currency = Currency.getInstance(request.form().getOrDefault("currency", ""));
    } catch (IllegalArgumentException _) {
      throw new BadRequest("currency is not one of ISO 4217");
    }
    String alone = request.form().getOrDefault("alone", "").strip();
    Optional<Money> support = Amounts.money(request.form().getOrDefault("support", ""), currency);
    Optional<Money> most = Amounts.money(alone, currency);
    boolean wrong =
        support.isEmpty()
            || !alone.isEmpty() && (most.isEmpty() || most.get().minorUnits() < support.get().minorUnits());
    if (wrong) {
      return show(request, visitor, 422, "", DeskTexts.CLIENT_SECRET, DeskTexts.WRONG_LIMIT.in(visitor.language()));
    }
    limits.put(visitor.merchant(), new RefundLimits.Limit(currency, support.get(), most));
    trail.note(visitor, Deed.LIMITS_CHANGED, "", support.get() + " / " + most.map(Money::toString).orElse("-"));
    return gate.go("/credentials", Said.SAVED);
  }

  private Reply show(Request request, Visitor visitor, int status, String fresh, DeskTexts freshOf, String problem) {
    List<Terminal> terminals = registration.terminals(visitor.merchant());
    CredentialsView view =
        new CredentialsView(
            gate.shell(request, visitor, Section.CREDENTIALS),
            visitor.seat().clientId(),
            made(visitor, Secrets.Kind.CLIENT),
            made(visitor, Secrets.Kind.SIGNING),
            terminals.stream().map(terminal -> terminal(terminal, visitor.language())).toList(),
            limits(visitor, terminals),
            curl(visitor.seat().clientId(), terminals),
            fresh,
            freshOf,
            problem);
    return PageReplies.application(status, gate.site().templates().render("account/credentials.jte", view));
  }

  private List<String> made(Visitor visitor, Secrets.Kind kind) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    return secrets.madeAt(visitor.merchant(), kind).stream().map(moments::toTheMinute).toList();
  }

  private List<CredentialsView.Limit> limits(Visitor visitor, List<Terminal> terminals) {
    return terminals.stream()
        .flatMap(terminal -> terminal.currencies().stream())
        .distinct()
        .sorted(java.util.Comparator.comparing(Currency::getCurrencyCode))
        .map(currency -> limits.of(visitor.merchant(), currency))
        .map(
            limit ->
                new CredentialsView.Limit(
                    limit.currency().getCurrencyCode(),
                    limit.support().majorUnits().toPlainString(),
                    limit.alone().map(Money::majorUnits).map(BigDecimal::toPlainString).orElse("")))
        .toList();
  }

  private static CredentialsView.Terminal terminal(Terminal terminal, Language language) {
    List<String> settings = new ArrayList<>();
    settings.add((terminal.twoStep() ? DeskTexts.TWO_STEP : DeskTexts.ONE_STEP).in(language));
    if (terminal.secure3d()) {
      settings.add("3-D Secure");
    }
    if (terminal.dialect() == Dialect.LENIENT) {
      settings.add(DeskTexts.LENIENT.in(language));
    }
    if (terminal.rules().notifyOperations()) {
      settings.add(DeskTexts.NOTIFIES.in(language));
    }
    terminal.rules()
        .releaseAfter()
        .ifPresent(age -> settings.add(DeskTexts.RELEASES.in(language, Long.toString(age.toDays()))));
    String currencies =
        terminal.currencies().stream().map(Currency::getCurrencyCode).sorted().collect(Collectors.joining(", "));
    return new CredentialsView.Terminal(
        terminal.id().toString(), terminal.number(), terminal.name(), currencies, settings);
  }

  private String curl(String clientId, List<Terminal> terminals) {
    if (terminals.isEmpty()) {
      return "";
    }
    return """
        curl %1$s/oauth2/token \\
          -F grant_type=client_credentials -F scope=payment \\
          -F client_id=%2$s -F client_secret=YOUR_SECRET \\
          -F invoiceID=000000101 -F amount=100 -F currency=%4$s \\
          -F terminal=%3$s -F postLink= -F failurePostLink=

        curl %1$s/payments/cards/auth -H "Authorization: Bearer YOUR_TOKEN" -d '{
          "amount":100, "currency":"%4$s", "name":"TEST", "terminalId":"%3$s",
          "invoiceId":"000000101", "description":"test", "accountId":"uuid000001",
          "backLink":"https://shop.example.kz", "failureBackLink":"https://shop.example.kz",
          "postLink":"", "failurePostLink":"", "language":"rus",
          "paymentType":"cardId", "cardId":{"id":"YOUR_CARD_ID"} }'
        """
        .formatted(
            publicUrl.get(),
            clientId,
            terminals.getFirst().id(),
            terminals.getFirst()
                .currencies()
                .stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .findFirst()
                .orElse("KZT"));
  }
}
