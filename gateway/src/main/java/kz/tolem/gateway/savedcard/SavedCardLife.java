package kz.tolem.gateway.savedcard;

import java.time.ZoneId;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.Callers;

/// The feature as a whole: what the wiring starts and stops. Closing ends the forgetting.
public final class SavedCardLife implements AutoCloseable {

  private final SavedCardRoutes routes;
  private final Forgetting forgetting;

  private SavedCardLife(SavedCardRoutes routes, Forgetting forgetting) {
    this.routes = routes;
    this.forgetting = forgetting;
  }

  /// @param zone whose offset the times carry
  public static SavedCardLife start(
      Database database, Callers callers, Merchants merchants, Vault vault, ZoneId zone, Edges edges) {
    return new SavedCardLife(
        new SavedCardRoutes(callers, merchants, vault, new CardShelf(database, zone), edges.time()),
        Forgetting.start(database, edges));
  }

  public void addTo(Routes all) {
    routes.addTo(all);
  }

  @Override
  public void close() {
    forgetting.close();
  }
}
