package kz.tolem.gateway.account.report;

import java.time.InstantSource;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.sql.Database;

/// Overview and statements as a whole.
public final class ReportPages {

  private final OverviewRoutes overview;
  private final StatementsRoutes statements;

  public ReportPages(Gate gate, Database database, Registration registration, Trail trail, InstantSource time) {
    this.overview = new OverviewRoutes(gate, registration, new FiguresStore(database), time);
    this.statements =
        new StatementsRoutes(gate, registration, new Totals(database), new Movements(database), trail, time);
  }

  public void addTo(Routes routes) {
    overview.addTo(routes);
    statements.addTo(routes);
  }
}
