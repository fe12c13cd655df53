package kz.tolem.gateway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the card host about charges, cancels and refunds whose answer never came.
final class OperationReconciler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OperationReconciler.class);

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

  /// Asks about every operation that is due. One that stays open, or cannot be written, does not stand in the others'
  /// way.
  private void resolve() {
    Instant before = edges.time().instant().minus(LEFT_ALONE);
    Instant behind = Instant.EPOCH;
    UUID after = new UUID(0, 0);
    List<Operation> open;
    do {
      open = store.pendingSince(before, behind, after, BATCH);
      for (Operation operation : open) {
        resolve(operation);
        behind = operation.openedAt();
        after = operation.id();
      }
    } while (open.size() == BATCH);
  }

  private void resolve(Operation operation) {
    try {
      errands.resolve(operation);
    } catch (RuntimeException e) {
      LOG.error("operation {} cannot be resolved; it is tried again in {} s", operation.id(), EVERY.toSeconds(), e);
    }
  }

  @Override
  public void close() {
    job.close();
  }
}
