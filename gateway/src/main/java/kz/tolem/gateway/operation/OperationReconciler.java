package kz.tolem.gateway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the card host about charges, cancels and refunds whose answer never came.
final class OperationReconciler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OperationReconciler.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BATCH = 32;

  private final OperationStore store;
  private final Errands errands;
  private final Recurring job;

  private OperationReconciler(Database database, Errands errands, Edges edges) {
    this.store = new OperationStore(database);
    this.errands = errands;
    this.job = Recurring.start("operation reconciler", EVERY, edges.pause(), this::resolve);
  }

  static OperationReconciler start(Database database, Errands errands, Edges edges) {
    return new OperationReconciler(database, errands, edges);
  }

  /// Asks about every operation that is due. One that stays open, or cannot be written, does not stand in the others'
  /// way.
  private void resolve() {
    Instant before = errands.dueBefore();
    Instant behind = Instant.EPOCH;
    UUID after = new UUID(0, 0);
    List<Operation> open;
    do {
      open = store.pendingSince(before, behind, after, BATCH);
      resolve(open);
      if (!open.isEmpty()) {
        behind = open.getLast().openedAt();
        after = open.getLast().id();
      }
    } while (open.size() == BATCH);
  }

  /// Side by side: a host that does not answer one of them would hold up the others for as long as it is waited for.
  private void resolve(List<Operation> open) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      open.forEach(operation -> threads.execute(() -> resolve(operation)));
    }
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
