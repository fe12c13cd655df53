package kz.tolem.gateway.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.FollowUp;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.operation.Operation.Kind;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Steps;
import kz.tolem.gateway.edge.Steps.Step;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.Language;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes begun operations to the card host and writes what it said. The caller waits a bounded time; the errand goes on
/// without it. Thread-safe.
final class Errands {

  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  private final Database database;
  private final Standings standings;
  private final Merchants merchants;
  private final Acquirer acquirer;
  private final Duration wait;
  private final InstantSource time;
  private final Steps steps;
  private final OperationStore store;
  private final OperationNotice notice;
  private final Map<UUID, CompletableFuture<Operations.Outcome>> underWay = new ConcurrentHashMap<>();
  private final Unanswered unanswered;

  /// @param wait how long a caller waits for the card host
  Errands(
      Database database,
      Standings standings,
      Merchants merchants,
      Acquirer acquirer,
      OperationNotice notice,
      Duration wait,
      Edges edges) {
    this.database = database;
    this.standings = standings;
    this.merchants = merchants;
    this.acquirer = acquirer;
    this.notice = notice;
    this.wait = wait;
    this.time = edges.time();
    this.steps = edges.steps();
    this.unanswered = new Unanswered(acquirer, edges.time());
    this.store = new OperationStore(database);
  }

  /// Makes an operation known that is about to be written, so that a repeat which finds it there waits for its errand.
  void announce(Operation operation) {
    underWay.put(operation.id(), new CompletableFuture<>());
  }

  /// Takes back an announcement: the operation was not written.
  void withdraw(Operation operation) {
    underWay.remove(operation.id());
  }

  /// Runs the errand of an operation that this caller has announced and written.
  Operations.Outcome run(Operation operation, Standing standing) {
    CompletableFuture<Operations.Outcome> result =
        underWay.computeIfAbsent(operation.id(), _ -> new CompletableFuture<>());
    Thread.ofVirtual()
        .name("operation")
        .start(
            () -> {
              try {
                result.complete(ask(operation, standing));
              } catch (RuntimeException | Error e) {
                LOG.error("operation {} stays pending; the card host will be asked about it", operation.id(), e);
                unanswered.add(operation); // or answered, and not written: nobody waits for it in either case
                result.complete(open(operation, standing));
              } finally {
                underWay.remove(operation.id());
              }
            });
    return waitFor(result, open(operation, standing));
  }

  private Operations.Outcome ask(Operation operation, Standing standing) {
    steps.reached(Step.OPERATION_WRITTEN);
    FollowUp.Reply reply = acquirer.followUp(request(operation, standing));
    steps.reached(Step.OPERATION_ANSWERED);
    if (reply instanceof FollowUp.Reply.Unknown) {
      unanswered.add(operation);
    }
    Operations.Outcome outcome = settle(operation, standing, reply);
    steps.reached(Step.OPERATION_SETTLED);
    return outcome;
  }

  private static Operations.Outcome open(Operation operation, Standing standing) {
    return new Operations.Outcome.Of(operation, language(standing));
  }

  private static Language language(Standing standing) {
    return standing.payment().order().buyer().language();
  }

  /// Operations that were begun before then may be due for [#resolve].
  Instant dueBefore() {
    return unanswered.dueBefore();
  }

  /// Lets whoever waits for an operation wait no longer: its answer will come later. The errand goes on.
  void stopWaiting(UUID operation) {
    CompletableFuture<Operations.Outcome> running = underWay.get(operation);
    if (running != null) {
      store.find(operation).ifPresent(found -> running.complete(new Operations.Outcome.Of(found, languageOf(found))));
    }
  }

  private Language languageOf(Operation operation) {
    return language(standings.find(operation.payment()).orElseThrow());
  }

  /// How many operations are on their way.
  int underWay() {
    return underWay.size();
  }

  /// Waits for an operation that an earlier request began; answers with how it stands then.
  Operations.Outcome await(Operation operation, Standing standing) {
    CompletableFuture<Operations.Outcome> running = underWay.get(operation.id());
    if (running == null) {
      // It may have ended since it was read.
      return open(store.find(operation.id()).orElse(operation), standing);
    }
    return waitFor(running, open(operation, standing));
  }

  private Operations.Outcome waitFor(
      CompletableFuture<Operations.Outcome> result, Operations.Outcome otherwise) {
    try {
      return result.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return otherwise;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return otherwise;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an errand never ends in an exception", e);
    }
  }

  /// Asks the card host about an operation whose answer never came, unless somebody may still be waiting for it.
  void resolve(Operation operation) {
    if (underWay.containsKey(operation.id()) || !unanswered.isDue(operation)) {
      return;
    }
    Standing standing = standings.find(operation.payment()).orElseThrow();
    Operations.Outcome outcome = settle(operation, standing, acquirer.inquire(request(operation, standing)));
    if (outcome instanceof Operations.Outcome.Of(var done, _)
        && done.state() != Operation.State.PENDING) {
      LOG.info("operation {} of payment {} is resolved: {}", done.id(), done.payment(), done.state());
    }
  }

  private FollowUp request(Operation operation, Standing standing) {
    FollowUp.Kind kind =
        switch (operation.kind()) {
          case CHARGE -> FollowUp.Kind.CAPTURE;
          case CANCEL, RELEASE -> FollowUp.Kind.REVERSE;
          case REFUND -> FollowUp.Kind.REFUND;
        };
    String reference =
        standing.payment() instanceof Payment.Approved approved ? approved.approval().reference() : "";
    Order order = standing.payment().order();
    return new FollowUp(
        operation.id(),
        operation.payment(),
        kind,
        merchants.terminal(order.terminal()).orElseThrow().number(),
        reference,
        operation.amount(),
        order.twoStep());
  }

  private Operations.Outcome settle(Operation operation, Standing standing, FollowUp.Reply reply) {
    return switch (reply) {
      case FollowUp.Reply.Done(var reference) -> settle(operation, standing, Operation.State.DONE, reference, 0);
      case FollowUp.Reply.Refused(int code) -> settle(operation, standing, Operation.State.FAILED, "", code);
      case FollowUp.Reply.Unknown(var why) -> {
        LOG.warn("the outcome of operation {} is not known: {}; it stays pending", operation.id(), why);
        yield open(operation, standing);
      }
    };
  }

  /// Writes the outcome, what it makes of the payment, and the notification that tells it, together.
  private Operations.Outcome settle(
      Operation operation, Standing standing, Operation.State state, String reference, int faultCode) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<OutboxBatch.Row> row = notice.row(operation, faultCode, now);
    boolean first =
        database.transaction(
            handle -> {
              boolean settled = OperationStore.settle(handle, operation.id(), state, reference, faultCode, now);
              if (settled) {
                moveOn(handle, operation, state, now);
                OutboxBatch.insert(handle, row.stream().toList());
              }
              return settled;
            });
    if (first && row.isPresent()) {
      notice.send();
    }
    Operation settled = store.find(operation.id()).orElseThrow();
    if (state == Operation.State.DONE && settled.state() == Operation.State.FAILED) {
      LOG.error(
          "operation {} was settled as failed before the card host did it: the books differ, undo it at the host",
          operation.id());
    }
    return new Operations.Outcome.Of(settled, language(standing));
  }

  private void moveOn(
      Handle handle, Operation operation, Operation.State state, Instant now) {
    boolean done = state == Operation.State.DONE;
    if (operation.kind() == Kind.REFUND) {
      if (!done) {
        standings.putBack(handle, operation.payment(), operation.amount(), now);
      }
      return;
    }
    if (!done) {
      return;
    }
    boolean moved =
        switch (operation.kind()) {
          case CHARGE -> standings.charge(handle, operation.payment(), operation.amount(), now);
          case CANCEL -> standings.letGo(handle, operation.payment(), Standing.State.CANCELLED, now);
          case RELEASE -> standings.letGo(handle, operation.payment(), Standing.State.RELEASED, now);
          case REFUND -> true;
        };
    if (!moved) {
      // The one live ending of a payment is this one, so nobody else can have moved it.
      throw new IllegalStateException("payment " + operation.payment() + " was ended by somebody else");
    }
  }
}
