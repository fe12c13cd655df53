package kz.tolem.gateway.account.ledger;

import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.operation.MoneyDesk;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.sql.Database;

/// The payments' pages as a whole.
public final class LedgerPages {

  private final LedgerRoutes list;
  private final StoryRoutes story;

  public LedgerPages(
      Gate gate,
      Database database,
      Merchants merchants,
      Registration registration,
      MoneyDesk desk,
      RefundLimits limits,
      Trail trail,
      Edges edges) {
    Standings standings = new Standings(database);
    RefundRequests requests = new RefundRequests(database);
    Ledger ledger = new Ledger(database);
    Till till = new Till(desk, limits, new RefundTurns(database, edges.time()), requests, trail, edges.time());
    StoryPage page =
        new StoryPage(
            gate,
            standings,
            new StoryStore(database),
            ledger,
            requests,
            limits,
            merchants,
            trail,
            edges.ids());
    this.list = new LedgerRoutes(gate, ledger, registration, requests, new SavedViews(database), edges.time());
    this.story = new StoryRoutes(gate, standings, requests, till, page);
  }

  public void addTo(Routes routes) {
    list.addTo(routes);
    story.addTo(routes);
  }
}
