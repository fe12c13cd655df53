package kz.tolem.gateway.sandbox.switches;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.HostScript;
import kz.tolem.gateway.acquirer.SandboxIssuer;
import kz.tolem.gateway.acquirer.SecureScript;
import kz.tolem.gateway.acquirer.SimulatedCardHost;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.notification.Courier;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.PaymentId;

/// The switches of a sandbox as a whole: what the wiring makes, hands on and adds to the routes. Production has none.
public final class Switches {

  private static final Duration LEFT_ALONE = Duration.ofMinutes(2);

  private final Database database;
  private final Edges edges;
  private final Scripts scripts;
  private final MailBook mail = new MailBook();
  private final ScriptedHost host;
  private final ScriptedCourier courier;

  public Switches(Database database, Config config, Edges edges) {
    InstantSource time = edges.time();
    this.database = database;
    this.edges = edges;
    this.scripts = new Scripts(time);
    this.host = new ScriptedHost(scripts, database, edges, config.acquirerWait(), config.timeZone());
    this.courier = new ScriptedCourier(scripts, mail, database, time);
  }

  /// What the simulated card host is told.
  public HostScript host() {
    return host;
  }

  /// What the simulated 3-D Secure directory is told.
  public SecureScript secure() {
    return host;
  }

  /// Who brings notifications to shops.
  public Courier courier() {
    return courier;
  }

  /// Tells who is to hear that an answer will come later than callers wait.
  public void whenLate(Consumer<PaymentId> payments, Consumer<UUID> operations) {
    host.whenLate(payments, operations);
  }

  /// What is emptied beside tables, scripts and the card host's book.
  ///
  /// @param card plants the seed's card anew
  /// @param inbox the letters of the sandbox's shop
  /// @param suspects who was noticed to try cards out
  public record Others(Runnable card, Runnable inbox, Runnable suspects) {}

  /// @param underWay how many payments and operations are with the card host
  public void addTo(
      Routes routes, Acquirer acquirer, Sender sender, SandboxIssuer issuer, IntSupplier underWay, Others others) {
    Optional<SimulatedCardHost> simulated =
        acquirer instanceof SimulatedCardHost found ? Optional.of(found) : Optional.empty();
    DueMoments due = new DueMoments(database, LEFT_ALONE);
    Optional<Clockwork> clockwork =
        edges.movableTime().map(time -> new Clockwork(time, due, sender, underWay));
    Emptying emptying = new Emptying(database);
    Runnable empty =
        () -> {
          scripts.empty();
          courier.empty();
          simulated.ifPresent(SimulatedCardHost::empty);
          if (emptying.empty()) {
            others.card().run();
          }
          mail.empty();
          others.inbox().run();
          others.suspects().run();
        };
    OrderBook orders = new OrderBook(database, simulated);
    new SwitchRoutes(scripts, clockwork, orders, mail, issuer, simulated.isPresent(), empty, edges.time())
        .addTo(routes);
  }
}
