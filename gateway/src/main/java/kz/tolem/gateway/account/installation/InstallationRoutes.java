package kz.tolem.gateway.account.installation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Credentials;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.NewMerchant;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.TerminalRules;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.user.CookieSecret;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.TokenReply.ExpiresInForm;

/// The operator's page: is the installation well, who is registered. Thread-safe.
public final class InstallationRoutes {

  private static final Duration OLD = Duration.ofMinutes(2);

  private final Gate gate;
  private final Health health;
  private final Registration registration;
  private final Invitations invitations;
  private final Trail trail;
  private final Supplier<URI> publicUrl;
  private final InstantSource time;

  public InstallationRoutes(
      Gate gate,
      kz.tolem.gateway.sql.Database database,
      Registration registration,
      Invitations invitations,
      Trail trail,
      Supplier<URI> publicUrl,
      InstantSource time) {
    this.gate = gate;
    this.health = new Health(database);
    this.registration = registration;
    this.invitations = invitations;
    this.trail = trail;
    this.publicUrl = publicUrl;
    this.time = time;
  }

  public void addTo(Routes routes) {
    routes.add(
        Route.get(
            "/account/installation",
            gate.page(Permission.OPERATE, (request, visitor) -> show(request, visitor, 200, List.of(), "", ""))));
    routes.add(Route.post("/account/installation/merchants", gate.action(Permission.OPERATE, this::addMerchant)));
    routes.add(Route.post("/account/installation/terminals", gate.action(Permission.OPERATE, this::addTerminal)));
    routes.add(Route.post("/account/installation/link", gate.action(Permission.OPERATE, this::link)));
  }

  private Reply show(
      Request request,
      Visitor visitor,
      int status,
      List<InstallationView.Secret> secrets,
      String madeFor,
      String problem) {
    InstallationView view =
        new InstallationView(
            gate.shell(request, visitor, Section.INSTALLATION),
            signs(health.report(time.instant()), new Moments(gate.site().zone(), visitor.language())),
            registration.merchants().stream()
                .map(
                    each ->
                        new InstallationView.Merchant(
                            each.name(),
                            each.clientId(),
                            InstallationTexts.TERMINALS.in(
                                visitor.language(), Integer.toString(registration.terminals(each.id()).size()))))
                .toList(),
            secrets,
            madeFor,
            problem);
    return PageReplies.application(status, gate.site().templates().render("account/installation.jte", view));
  }

  private Reply problem(Request request, Visitor visitor, String problem) {
    return show(request, visitor, 422, List.of(), "", problem);
  }

  private List<InstallationView.Sign> signs(Health.Report report, Moments moments) {
    Language language = moments.language();
    List<InstallationView.Sign> signs = new ArrayList<>();
    String share =
        report.lately() == 0
            ? ""
            : InstallationTexts.APPROVED_SHARE.in(language, report.latelyApproved() * 100 / report.lately() + " %");
    signs.add(
        new InstallationView.Sign(
            InstallationTexts.LAST_MINUTES.in(language), Long.toString(report.lately()), share, "good"));
    signs.add(sign(InstallationTexts.PENDING, report.pending(), moments));
    signs.add(sign(InstallationTexts.OPERATIONS, report.operations(), moments));
    signs.add(sign(InstallationTexts.OUTBOX, report.outbox(), moments));
    signs.add(sign(InstallationTexts.LATE, report.lateRepeats(), moments));
    signs.add(sign(InstallationTexts.GIVEN_UP, report.givenUp(), moments));
    signs.add(
        new InstallationView.Sign(
            InstallationTexts.STEP.in(language), Long.toString(report.secureSteps().count()), "", "good"));
    signs.add(
        new InstallationView.Sign(
            InstallationTexts.SIZE.in(language), report.databaseBytes() / (1024 * 1024) + " MiB", "", "good"));
    return signs;
  }

  /// Something that is open for long asks for somebody's eye.
  private InstallationView.Sign sign(InstallationTexts name, Health.Open open, Moments moments) {
    Instant old = time.instant().minus(OLD);
    boolean isOld = open.oldest().filter(old::isAfter).isPresent();
    String hint =
        open.oldest()
            .map(at -> InstallationTexts.OLDEST.in(moments.language(), moments.toTheMinute(at)))
            .orElse(InstallationTexts.GOOD.in(moments.language()));
    return new InstallationView.Sign(
        name.in(moments.language()), Long.toString(open.count()), hint, open.count() == 0
            ? "good"
            : isOld
            ? "bad"
            : "wait");
  }

  private Reply addMerchant(Request request, Visitor visitor) {
    Language language = visitor.language();
    String clientId = request.form().getOrDefault("clientId", "").strip();
    Optional<Login> login = Login.parse(request.form().getOrDefault("login", "").strip());
    if (login.isEmpty()) {
      return problem(
          request, visitor, InstallationTexts.WRONG.in(language, InstallationTexts.FIRST_ADMINISTRATOR.in(language)));
    }
    NewMerchant merchant;
    try {
      merchant =
          new NewMerchant(
              request.form().getOrDefault("name", "").strip(), clientId, NewMerchant.TOKEN_LIFE, ExpiresInForm.NUMBER);
    } catch (IllegalArgumentException e) {
      return problem(request, visitor, InstallationTexts.WRONG.in(language, e.getMessage()));
    }
    Optional<Credentials> credentials = registration.addMerchant(merchant);
    if (credentials.isEmpty()) {
      return problem(request, visitor, InstallationTexts.TAKEN.in(language));
    }
    trail.note(visitor, Deed.MERCHANT_ADDED, clientId, login.get().text());
    List<InstallationView.Secret> secrets = new ArrayList<>();
    secrets.add(new InstallationView.Secret("ClientID", clientId));
    secrets.add(new InstallationView.Secret("ClientSecret", credentials.get().clientSecret()));
    secrets.add(new InstallationView.Secret("webhook", credentials.get().signingSecret()));
    if (invitations.invite(login.get(), find(clientId).id(), Role.ADMINISTRATOR)
        instanceof Invitations.Invited.Fresh(var link)) {
      secrets.add(new InstallationView.Secret(login.get().text(), address(link)));
    }
    return show(request, visitor, 200, secrets, merchant.name(), "");
  }

  private Reply addTerminal(Request request, Visitor visitor) {
    String clientId = request.form().getOrDefault("clientId", "");
    find(clientId);
    NewTerminal terminal;
    try {
      terminal =
          new NewTerminal(
              request.form().getOrDefault("name", "").strip(),
              currencies(request.form().getOrDefault("currencies", "")),
              request.form().containsKey("twoStep"),
              request.form().containsKey("secure3d"),
              Dialect.DOCUMENTED,
              Optional.empty(),
              List.of(),
              false,
              false,
              TerminalRules.STANDARD);
    } catch (IllegalArgumentException e) {
      return problem(
          request,
          visitor,
          InstallationTexts.WRONG.in(visitor.language(), e.getMessage() == null ? "ISO 4217" : e.getMessage()));
    }
    registration.addTerminal(clientId, terminal).orElseThrow(() -> new BadRequest(404, "no such merchant"));
    trail.note(visitor, Deed.TERMINAL_ADDED, clientId, terminal.name());
    return gate.go("/installation", Said.TERMINAL_ADDED);
  }

  private static Set<Currency> currencies(String typed) {
    return Arrays.stream(typed.toUpperCase(java.util.Locale.ROOT).split("[,\\s]+"))
        .filter(code -> !code.isEmpty())
        .map(Currency::getInstance)
        .collect(Collectors.toSet());
  }

  private Reply link(Request request, Visitor visitor) {
    Optional<CookieSecret> link =
        Login.parse(request.form().getOrDefault("login", "").strip())
            .flatMap(login -> invitations.again(login, Optional.empty()));
    if (link.isEmpty()) {
      return problem(request, visitor, InstallationTexts.NOBODY.in(visitor.language()));
    }
    String login = request.form().getOrDefault("login", "").strip();
    trail.note(visitor, Deed.LINK_MADE, login, "");
    return show(request, visitor, 200, List.of(new InstallationView.Secret(login, address(link.get()))), login, "");
  }

  private Merchant find(String clientId) {
    return registration.merchants().stream()
        .filter(merchant -> merchant.clientId().equals(clientId))
        .findFirst()
        .orElseThrow(() -> new BadRequest(404, "no such merchant"));
  }

  private String address(CookieSecret link) {
    return publicUrl.get() + "/account/invitation?link=" + link.shownOnce();
  }
}
