package kz.tolem.gateway.operation;

import java.time.Duration;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;

/// Asks the card host about charges, cancels and refunds whose answer never came.
final class OperationReconciler implements AutoCloseable {

  /// An operation younger than this may still be with the card host.
  private static final Duration LEFT_ALONE = Duration.ofMinutes(2);

  private static final Duration EVERY = Duration.ofSeconds(5);
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
    store.pendingSince(edges.time().instant().minus(LEFT_ALONE), BATCH).forEach(errands::resolve);
  }

  @Override
  public void close() {
    job.close();
  }
}
