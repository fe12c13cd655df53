package kz.tolem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kz.tolem.gateway.account.AccountPages;
import kz.tolem.gateway.account.AccountSite;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.HostScript;
import kz.tolem.gateway.acquirer.SandboxIssuer;
import kz.tolem.gateway.acquirer.SecureDirectory;
import kz.tolem.gateway.acquirer.SimulatedCardHost;
import kz.tolem.gateway.acquirer.SimulatedDirectory;
import kz.tolem.gateway.acquirer.iso8583.IsoAcquirer;
import kz.tolem.gateway.acquirer.iso8583.LineSettings;
import kz.tolem.gateway.audit.AuditSealer;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.config.CardHostChoice;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Mode;
import kz.tolem.gateway.cryptogram.CryptogramKeys;
import kz.tolem.gateway.cryptogram.CryptogramRoutes;
import kz.tolem.gateway.docs.DocsRoutes;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.MovableTime;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.http.Front;
import kz.tolem.gateway.http.HttpServer;
import kz.tolem.gateway.http.HttpSettings;
import kz.tolem.gateway.http.Proxies;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.http.TlsFiles;
import kz.tolem.gateway.key.KeyWatch;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.notification.Resending;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.operation.PaymentLife;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.Templates;
import kz.tolem.gateway.page.checkout.HostedPage;
import kz.tolem.gateway.page.secure.ReturnRoutes;
import kz.tolem.gateway.payment.Authorizer;
import kz.tolem.gateway.payment.Brakes;
import kz.tolem.gateway.payment.ConfirmRoutes;
import kz.tolem.gateway.payment.PaymentLimits;
import kz.tolem.gateway.payment.PaymentNotice;
import kz.tolem.gateway.payment.PaymentRoutes;
import kz.tolem.gateway.payment.Payments;
import kz.tolem.gateway.payment.Reconciler;
import kz.tolem.gateway.payment.SecureGate;
import kz.tolem.gateway.payment.SecureSteps;
import kz.tolem.gateway.payment.Settlement;
import kz.tolem.gateway.sandbox.AcsRoutes;
import kz.tolem.gateway.sandbox.SandboxPeople;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.gateway.sandbox.SandboxShop;
import kz.tolem.gateway.sandbox.switches.Switches;
import kz.tolem.gateway.savedcard.SavedCardLife;
import kz.tolem.gateway.sql.Committer;
import kz.tolem.gateway.sql.DatabaseFailure;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.gateway.subscription.RepeatedPayments;
import kz.tolem.gateway.token.Callers;
import kz.tolem.gateway.token.RateLimit;
import kz.tolem.gateway.token.TokenRoutes;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.gateway.user.Passwords;
import kz.tolem.gateway.user.SignIns;
import kz.tolem.gateway.user.Users;

/// The wiring: everything the server is made of, from the bottom to the top. Closing stops it in reverse, finishing
/// what was begun.
public final class Gateway implements AutoCloseable {

  private static final int COMMIT_BATCH_MAX = 128;
  private static final int COMMIT_WAITING_MAX = 8192;
  private static final Duration CERTIFICATES_EVERY = Duration.ofSeconds(10);

  private final HttpServer server;
  private final List<Route> routes;
  private final Deque<AutoCloseable> toClose;

  private Gateway(HttpServer server, List<Route> routes, Deque<AutoCloseable> toClose) {
    this.server = server;
    this.routes = routes;
    this.toClose = toClose;
  }

  /// Starts a gateway and returns once it answers.
  ///
  /// @param progress hears, in words, what is being done
  public static Gateway start(Config config, Edges edges, Consumer<String> progress) {
    Deque<AutoCloseable> toClose = new ArrayDeque<>();
    try {
      return wire(config, edges, progress, toClose);
    } catch (RuntimeException | Error e) {
      Ground.closeAll(toClose);
      throw e;
    }
  }

  private static Gateway wire(
      Config config, Edges edges, Consumer<String> progress, Deque<AutoCloseable> toClose) {
    boolean sandbox = config.mode() == Mode.SANDBOX;
    HeadStart.begin();
    Ground ground = closing(toClose, Ground.open(config, edges, progress));
    closing(toClose, KeyWatch.start(ground.keys(), edges.ids().random(), edges.time(), ground.database()));
    closing(
        toClose, new AuditSealer(ground.database(), ground.keys(), Audited.all(), edges.time()).start());
    Committer outcomes =
        closing(toClose, Committer.start(ground.database(), COMMIT_BATCH_MAX, COMMIT_WAITING_MAX));
    Committer openings =
        closing(toClose, Committer.start(ground.database(), COMMIT_BATCH_MAX, COMMIT_WAITING_MAX));

    Merchants merchants = new Merchants(ground.database(), ground.keys());
    Tokens tokens = new Tokens(ground.keys().tokens(), edges.time());
    Passwords passwords = closing(toClose, new Passwords(edges.ids()));
    SignIns signIns = new SignIns(ground.database(), passwords, edges.ids(), edges.time());
    Callers callers = new Callers(tokens, signIns);
    Vault vault = new Vault(ground.database(), ground.keys(), edges.ids(), edges.time());
    PanAccess access = PanAccess.grantPanAccess();
    Optional<Switches> switches =
        sandbox ? Optional.of(new Switches(ground.database(), config, edges)) : Optional.empty();
    HostScript script = switches.map(Switches::host).orElse(HostScript.none());
    Acquirer acquirer = closing(toClose, cardHost(config, edges, access, script));
    if (sandbox) {
      Registration registration =
          new Registration(ground.database(), ground.keys(), edges.ids(), edges.time());
      Users users = new Users(ground.database(), passwords, edges.ids(), edges.time());
      SandboxSeed.plant(registration, merchants, vault, users);
    }

    Sender sender =
        closing(
            toClose,
            switches
                .map(on -> Sender.startInSandbox(ground.database(), merchants, edges.time(), on.courier()))
                .orElseGet(() -> Sender.start(ground.database(), merchants, edges.time())));
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Supplier<URI> publicUrl = () -> config.publicUrl(port.join());
    SandboxIssuer issuer = new SandboxIssuer(ground.keys().sandboxIssuer());
    SecureDirectory directory =
        switches
            .<SecureDirectory>map(on -> new SimulatedDirectory(issuer, access, edges.ids(), publicUrl, on.secure()))
            .orElseGet(SecureDirectory::none);
    SecureGate gate =
        new SecureGate(
            directory, merchants, ground.database(), publicUrl, config.secureStepLife(), edges.ids(), edges.time());
    Settlement settlement =
        new Settlement(outcomes, new PaymentNotice(config.timeZone()), sender, edges.ids(), edges.time());
    closing(
        toClose,
        Reconciler.start(
            ground.database(), vault, merchants, acquirer.remedy(), settlement, edges));
    Authorizer authorizer =
        closing(
            toClose,
            new Authorizer(
                acquirer,
                gate,
                card -> vault.open(card, access),
                settlement,
                ground.database(),
                PaymentLimits.standard(config.acquirerWait()),
                edges));
    SecureSteps steps =
        closing(
            toClose, SecureSteps.start(ground.database(), directory, authorizer, vault, merchants, edges));
    Brakes brakes = new Brakes(config.limits(), edges);
    Payments payments =
        new Payments(ground.database(), openings, authorizer, brakes, edges.ids(), edges.time());

    PaymentLife life =
        closing(
            toClose,
            PaymentLife.start(
                ground.database(),
                callers,
                merchants,
                vault,
                acquirer,
                sender,
                config.acquirerWait(),
                config.timeZone(),
                edges));

    RepeatedPayments repeated =
        closing(
            toClose,
            RepeatedPayments.start(
                ground.database(), tokens, merchants, vault, payments, sender, config.timeZone(), edges));

    SavedCardLife savedCards =
        closing(
            toClose,
            SavedCardLife.start(ground.database(), callers, merchants, vault, config.timeZone(), edges));
    CryptogramKeys cryptogramKeys =
        new CryptogramKeys(ground.database(), ground.keys(), edges.ids(), edges.time());

    // A request that met a database in trouble may be sent again: token and invoice decide what it finds.
    Routes routes =
        new Routes()
            .alias("/api")
            .alias("/epay2")
            .unavailableOn(DatabaseFailure.class)
            .unavailableOn(Overloaded.class);
    RateLimit tokenRate = new RateLimit(config.limits().perMerchant());
    new TokenRoutes(merchants, tokens, signIns, tokenRate, edges).addTo(routes);
    new PaymentRoutes(merchants, tokens, payments).addTo(routes);
    new ConfirmRoutes(tokens, steps).addTo(routes);
    life.addTo(routes);
    repeated.addTo(routes);
    savedCards.addTo(routes);
    new CryptogramRoutes(merchants, tokens, cryptogramKeys, vault, payments, edges.ids()).addTo(routes);
    Templates templates = new Templates();
    PageSite site = PageSite.of(config);
    PageAssets assets = new PageAssets();
    new HostedPage(
            site,
            templates,
            assets,
            ground.keys().checkouts(),
            edges.time(),
            tokens,
            merchants,
            vault,
            payments,
            steps,
            publicUrl)
        .addTo(routes);
    AccountSite accountSite = AccountSite.of(config, site, assets, templates);
    new AccountPages(
            accountSite,
            ground.database(),
            ground.keys(),
            merchants,
            vault,
            life.desk(),
            new Resending(ground.database(), sender, edges.time()),
            passwords,
            AccountSite.needsSecondFactor(config),
            sandbox ? SandboxPeople.all() : List.of(),
            publicUrl,
            edges)
        .addTo(routes);
    new ReturnRoutes(tokens, steps, merchants, templates, site, assets).addTo(routes);
    if (sandbox) {
      SandboxShop shop =
          new SandboxShop(templates, site, assets, config::publicUrl, edges.ids(), edges.time());
      closing(toClose, shop).addTo(routes);
      new AcsRoutes(issuer, templates, site, assets, edges.time()).addTo(routes);
      switches.get().whenLate(authorizer::stopWaiting, life::stopWaiting);
      switches
          .get()
          .addTo(
              routes,
              acquirer,
              sender,
              issuer,
              () -> authorizer.underWay() + life.underWay(),
              new Switches.Others(
                  () -> SandboxSeed.plantCard(merchants, vault), shop::forgetNotifications, brakes::forget));
    }

    if (config.docs()) {
      new DocsRoutes(sandbox).addTo(routes);
    }

    HttpServer server =
        closing(toClose, HttpServer.start(
                HttpSettings.of(config.host(), config.port()).with(front(config)), routes));
    port.complete(server.port());
    return new Gateway(server, routes.routes(), toClose);
  }

  private static Front front(Config config) {
    return new Front(
        new Proxies(config.proxies()),
        config.tls().map(files -> new TlsFiles(files.certificate(), files.key())),
        CERTIFICATES_EVERY,
        config.mode() == Mode.PRODUCTION);
  }

  private static Acquirer cardHost(Config config, Edges edges, PanAccess access, HostScript script) {
    return switch (config.cardHost()) {
      case CardHostChoice.Simulated _ -> simulated(config, edges, access, script);
      case CardHostChoice.Iso8583(var addresses, int connections, var answerWait, var institution) ->
          IsoAcquirer.start(
              LineSettings.standard(addresses, connections, institution, answerWait), access, edges);
    };
  }

  private static Acquirer simulated(Config config, Edges edges, PanAccess access, HostScript script) {
    Pause pause = edges.movableTime().map(MovableTime::watched).orElse(edges.pause());
    try {
      return SimulatedCardHost.open(
          config.data().resolve("cardhost"), access, edges.ids(), edges.time(), pause, script);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated card host cannot open its journal", e);
    }
  }

  private static <T extends AutoCloseable> T closing(Deque<AutoCloseable> toClose, T part) {
    toClose.push(part);
    return part;
  }

  /// The port that the server listens on.
  public int port() {
    return server.port();
  }

  /// Every route that the server answers on, for the test that compares them with their description.
  List<Route> routes() {
    return routes;
  }

  @Override
  public void close() {
    Ground.closeAll(toClose);
  }
}
