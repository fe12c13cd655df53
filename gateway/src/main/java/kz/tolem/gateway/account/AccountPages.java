package kz.tolem.gateway.account;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import kz.tolem.gateway.account.desk.DeskPages;
import kz.tolem.gateway.account.door.DoorRoutes;
import kz.tolem.gateway.account.door.DoorView;
import kz.tolem.gateway.account.door.MeRoutes;
import kz.tolem.gateway.account.installation.InstallationRoutes;
import kz.tolem.gateway.account.ledger.LedgerPages;
import kz.tolem.gateway.account.ledger.RefundLimits;
import kz.tolem.gateway.account.reconcile.ReconcileRoutes;
import kz.tolem.gateway.account.report.ReportPages;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Secrets;
import kz.tolem.gateway.notification.Resending;
import kz.tolem.gateway.operation.MoneyDesk;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.Browsers;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Passwords;
import kz.tolem.gateway.user.SecondFactors;
import kz.tolem.gateway.user.Users;

/// The feature as a whole: what the wiring adds to the routes.
public final class AccountPages {

  private final Gate gate;
  private final DoorRoutes door;
  private final MeRoutes me;
  private final LedgerPages ledger;
  private final DeskPages desk;
  private final ReportPages report;
  private final ReconcileRoutes reconcile;
  private final InstallationRoutes installation;

  /// @param factorNeeded whether everybody must set up a second factor
  /// @param people whom a sandbox lets in
  public AccountPages(
      AccountSite site,
      Database database,
      Keys keys,
      Merchants merchants,
      Vault vault,
      MoneyDesk desk,
      Resending resending,
      Passwords passwords,
      boolean factorNeeded,
      List<DoorView.Person> people,
      Supplier<URI> publicUrl,
      Edges edges) {
    SecondFactors factors = new SecondFactors(database, keys.secondFactors(), edges.ids(), edges.time());
    Browsers browsers = new Browsers(database, passwords, factors, factorNeeded, edges.ids(), edges.time());
    Invitations invitations = new Invitations(database, passwords, browsers, edges.ids(), edges.time());
    Users users = new Users(database, passwords, edges.ids(), edges.time());
    Trail trail = new Trail(database, edges.ids(), edges.time());
    this.gate = new Gate(site, browsers);
    this.door = new DoorRoutes(gate, browsers, factors, invitations, trail, people);
    this.me = new MeRoutes(gate, browsers, users, factors, trail);
    Registration registration = new Registration(database, keys, edges.ids(), edges.time());
    RefundLimits limits = new RefundLimits(database);
    this.ledger = new LedgerPages(gate, database, merchants, registration, desk, limits, trail, edges);
    Secrets secrets = new Secrets(database, keys, edges.ids(), edges.time());
    DeskPages.Cares cares =
        new DeskPages.Cares(registration, secrets, limits, vault, resending, users, invitations);
    this.desk = new DeskPages(gate, database, cares, trail, publicUrl, edges);
    this.installation =
        new InstallationRoutes(gate, database, registration, invitations, trail, publicUrl, edges.time());
    this.reconcile = new ReconcileRoutes(gate, database, trail, edges.ids(), edges.time());
    this.report = new ReportPages(gate, database, registration, trail, edges.time());
  }

  public void addTo(Routes routes) {
    routes.errors("/account", new AccountErrors(gate));
    routes.add(Route.get("/account", _ -> Reply.redirect(gate.site().path("/"))));
    door.addTo(routes);
    me.addTo(routes);
    ledger.addTo(routes);
    desk.addTo(routes);
    report.addTo(routes);
    reconcile.addTo(routes);
    installation.addTo(routes);
  }
}
