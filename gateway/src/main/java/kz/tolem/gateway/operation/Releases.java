package kz.tolem.gateway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Releases blocks that are older than their terminals allow (wire `CANCEL_OLD`). Any number of gateways may do so at
/// once: each release is an operation, and a block ends once. Source: EPAY.md 8.4.
final class Releases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final Merchants merchants;
  private final Standings standings;
  private final Operations operations;
  private final Edges edges;
  private Recurring job;

  private Releases(Merchants merchants, Standings standings, Operations operations, Edges edges) {
    this.merchants = merchants;
    this.standings = standings;
    this.operations = operations;
    this.edges = edges;
  }

  static Releases start(Merchants merchants, Standings standings, Operations operations, Edges edges) {
    Releases releases = new Releases(merchants, standings, operations, edges);
    releases.job = Recurring.start("release of old blocks", EVERY, edges.pause(), releases::release);
    return releases;
  }

  /// Releases all that is due, the oldest first. One that cannot be released does not stand in the others' way.
  private void release() {
    Instant now = edges.time().instant();
    Map<TerminalId, Instant> before = new HashMap<>();
    merchants.releasing().forEach((terminal, age) -> before.put(terminal, now.minus(age)));
    if (before.isEmpty()) {
      return;
    }
    Instant behind = Instant.EPOCH;
    PaymentId after = new PaymentId(new UUID(0, 0));
    List<Standing> aged;
    do {
      aged = standings.agedAuthorizations(before, behind, after, BATCH);
      for (Standing standing : aged) {
        if (operations.release(standing)) {
          LOG.info("the block of payment {} has grown old and is released", standing.payment().id());
        }
        behind = standing.changedAt();
        after = standing.payment().id();
      }
    } while (aged.size() == BATCH);
  }

  @Override
  public void close() {
    job.close();
  }
}
