package kz.tolem.gateway.subscription;

import java.time.ZoneId;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.notification.Sender;
import kz.tolem.gateway.payment.PaymentNotice;
import kz.tolem.gateway.payment.Payments;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.Tokens;

/// The feature as a whole: what the wiring starts and stops. Closing ends the making of due payments.
public final class RepeatedPayments implements AutoCloseable {

  private final SubscriptionRoutes routes;
  private final DuePayments duePayments;

  private RepeatedPayments(SubscriptionRoutes routes, DuePayments duePayments) {
    this.routes = routes;
    this.duePayments = duePayments;
  }

  /// @param zone whose days and months count
  public static RepeatedPayments start(
      Database database,
      Tokens tokens,
      Merchants merchants,
      Vault vault,
      Payments payments,
      Sender sender,
      ZoneId zone,
      Edges edges) {
    SubscriptionStore store = new SubscriptionStore(database);
    SubscriptionNotice notice = new SubscriptionNotice(vault, new PaymentNotice(zone), sender, edges.ids());
    DuePayment duePayment = new DuePayment(database, payments, merchants, notice, zone, edges);
    return new RepeatedPayments(
        new SubscriptionRoutes(
            tokens,
            new Subscriptions(store, new Standings(database), vault, zone, edges),
            new SubscriptionReplies(merchants, zone)),
        DuePayments.start(store, duePayment, edges));
  }

  public void addTo(Routes more) {
    routes.addTo(more);
  }

  @Override
  public void close() {
    duePayments.close();
  }
}
