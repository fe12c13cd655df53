package kz.tolem.gateway.operation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.payment.PaymentNotice;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.Callers;

/// The feature as a whole: what the wiring starts and stops. Closing ends the asking about open outcomes.
public final class PaymentLife implements AutoCloseable {

  private final OperationRoutes operationRoutes;
  private final StatusRoutes statusRoutes;
  private final OperationListRoutes listRoutes;
  private final OperationReconciler reconciler;
  private final Releases releases;
  private final MoneyDesk desk;
  private final Errands errands;

  private PaymentLife(
      OperationRoutes operationRoutes,
      StatusRoutes statusRoutes,
      OperationListRoutes listRoutes,
      OperationReconciler reconciler,
      Releases releases,
      MoneyDesk desk,
      Errands errands) {
    this.operationRoutes = operationRoutes;
    this.statusRoutes = statusRoutes;
    this.listRoutes = listRoutes;
    this.reconciler = reconciler;
    this.releases = releases;
    this.desk = desk;
    this.errands = errands;
  }

  /// @param wait how long a caller waits for the card host
  /// @param zone whose offset the times carry
  public static PaymentLife start(
      Database database,
      Callers callers,
      Merchants merchants,
      Vault vault,
      Acquirer acquirer,
      Sender sender,
      Duration wait,
      ZoneId zone,
      Edges edges) {
    Standings standings = new Standings(database);
    OperationNotice notice =
        new OperationNotice(standings, merchants, vault, new PaymentNotice(zone), sender, edges.ids());
    Errands errands = new Errands(database, standings, merchants, acquirer, notice, wait, edges);
    Operations operations = new Operations(database, standings, errands, edges.ids(), edges.time());
    StatusRoutes statusRoutes = new StatusRoutes(callers, merchants, standings, vault, zone);
    OperationList list = new OperationList(database, standings, vault, statusRoutes::transaction);
    return new PaymentLife(
        new OperationRoutes(callers, standings, operations),
        statusRoutes,
        new OperationListRoutes(callers, list, zone),
        OperationReconciler.start(database, errands, edges),
        Releases.start(merchants, standings, operations, edges),
        new MoneyDesk(operations),
        errands);
  }

  public void addTo(Routes routes) {
    operationRoutes.addTo(routes);
    statusRoutes.addTo(routes);
    listRoutes.addTo(routes);
  }

  /// Where people ask for a charge, cancel or refund.
  public MoneyDesk desk() {
    return desk;
  }

  /// How many charges, cancels and refunds are on their way.
  public int underWay() {
    return errands.underWay();
  }

  /// Lets whoever waits for one of them wait no longer: its answer will come later. A sandbox's card host knows.
  public void stopWaiting(UUID operation) {
    errands.stopWaiting(operation);
  }

  @Override
  public void close() {
    releases.close();
    reconciler.close();
  }
}
