package kz.tolem.gateway.operation;

import java.time.Duration;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;

/// Asks the card host about charges, cancels and refunds whose answer never came.
final class OperationReconciler implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BATCH = 100;

  private final OperationStore store;
  private final Errands errands;
  private final Edges edges;
  private final Recurring job;

  private OperationReconciler(Database database, Errands errands, Edges edges) {
    this.store = new OperationStore(database);
    this.errands = errands;
    this.edges = edges;
    this.job = Recurring.start("operation reconciler", EVERY, edges.pause(), this::resolve);
  }

  static OperationReconciler start(Database database, Errands errands, Edges edges) {
    return new OperationReconciler(database, errands, edges);
  }

  private void resolve() {
    store.pendingSince(edges.time().instant().minus(errands.leftAlone()), BATCH).forEach(errands::resolve);
  }

  @Override
  public void close() {
    job.close();
  }
}
