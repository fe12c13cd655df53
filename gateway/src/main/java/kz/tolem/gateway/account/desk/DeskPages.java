package kz.tolem.gateway.account.desk;

import java.net.URI;
import java.util.function.Supplier;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.ledger.RefundLimits;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Secrets;
import kz.tolem.gateway.notification.Resending;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Users;

/// These pages as a whole.
public final class DeskPages {

  private final CredentialsRoutes credentials;
  private final CardsRoutes cards;
  private final NotificationsRoutes notifications;
  private final PeopleRoutes people;
  private final AuditRoutes audit;

  /// What a merchant's people look after.
  public record Cares(
      Registration registration,
      Secrets secrets,
      RefundLimits limits,
      Vault vault,
      Resending resending,
      Users users,
      Invitations invitations) {}

  public DeskPages(Gate gate, Database database, Cares cares, Trail trail, Supplier<URI> publicUrl, Edges edges) {
    this.credentials =
        new CredentialsRoutes(gate, cares.registration(), cares.secrets(), cares.limits(), trail, publicUrl);
    this.cards = new CardsRoutes(gate, database, cares.vault(), trail, edges.time());
    this.notifications =
        new NotificationsRoutes(
            gate, new NotificationsStore(database), cares.resending(), trail, edges.ids(), edges.time());
    this.people = new PeopleRoutes(gate, cares.users(), cares.invitations(), trail, publicUrl);
    this.audit = new AuditRoutes(gate, trail);
  }

  public void addTo(Routes routes) {
    credentials.addTo(routes);
    cards.addTo(routes);
    notifications.addTo(routes);
    people.addTo(routes);
    audit.addTo(routes);
  }
}
