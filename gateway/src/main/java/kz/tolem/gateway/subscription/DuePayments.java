package kz.tolem.gateway.subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the payments of subscriptions when they are due. Any number of gateways may do so: each takes a subscription
/// for a while, and two that have taken the same one ask for the same payment.
final class DuePayments implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DuePayments.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int AT_ONCE = 32;

  private final SubscriptionStore store;
  private final DuePayment duePayment;
  private final Edges edges;
  private Recurring job;

  private DuePayments(SubscriptionStore store, DuePayment duePayment, Edges edges) {
    this.store = store;
    this.duePayment = duePayment;
    this.edges = edges;
  }

  static DuePayments start(SubscriptionStore store, DuePayment duePayment, Edges edges) {
    DuePayments due = new DuePayments(store, duePayment, edges);
    due.job = Recurring.start("due payments", EVERY, edges.pause(), due::make);
    return due;
  }

  private void make() {
    List<Subscription> due;
    do {
      due = store.take(AT_ONCE, edges.time().instant(), LEASE);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        due.forEach(subscription -> threads.execute(() -> make(subscription)));
      }
    } while (due.size() == AT_ONCE);
  }

  private void make(Subscription subscription) {
    try {
      duePayment.make(subscription);
    } catch (RuntimeException e) {
      LOG.warn("subscription {} is left for now and looked at again within {}", subscription.id(), LEASE, e);
    }
  }

  @Override
  public void close() {
    job.close();
  }
}
