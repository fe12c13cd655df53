package kz.tolem.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Every connection begins its next operation when the last one has ended.
final class ClosedLoop implements Operation.Ended {

  private static final long STRAGGLERS_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Loop loop;
  private final List<Operation> operations;
  private long end;
  private long left = Long.MAX_VALUE;
  private int underWay;
  private long done;
  private long otherwise;
  private String sample = "";

  ClosedLoop(Loop loop, List<Caller> callers, ShopRequests requests, Orders orders, Work work) {
    this.loop = loop;
    this.operations = callers.stream().map(caller -> new Operation(caller, requests, orders, work, this)).toList();
  }

  /// Runs for a while. What is under way at the end is answered but not counted.
  Rate run(Duration time, Shops shops) throws IOException {
    long start = System.nanoTime();
    long notifiedBefore = shops.received();
    end = start + time.toNanos();
    begin(start);
    while (System.nanoTime() < end) {
      loop.turn(end);
    }
    Rate rate = rate(shops.received() - notifiedBefore, start);
    awaitStragglers();
    return rate;
  }

  /// Runs until so many operations have been answered.
  Rate run(long count, Shops shops) throws IOException {
    long start = System.nanoTime();
    long notifiedBefore = shops.received();
    end = Long.MAX_VALUE;
    left = count;
    begin(start);
    awaitStragglers();
    return rate(shops.received() - notifiedBefore, start);
  }

  private void begin(long now) {
    operations.forEach(operation -> next(operation, now));
  }

  private Rate rate(long notified, long start) {
    return new Rate(done, otherwise, sample, notified, System.nanoTime() - start);
  }

  private void awaitStragglers() throws IOException {
    long patience = System.nanoTime() + STRAGGLERS_NANOS;
    while (underWay > 0) {
      if (System.nanoTime() > patience) {
        throw new IOException(underWay + " request(s) were not answered within 30 s");
      }
      loop.turn(patience);
    }
  }

  @Override
  public void well(Operation operation) {
    done++;
    underWay--;
    next(operation, System.nanoTime());
  }

  @Override
  public void otherwise(Operation operation, int status, String body) {
    otherwise++;
    sample = status + " " + body;
    underWay--;
    next(operation, System.nanoTime());
  }

  private void next(Operation operation, long now) {
    if (now < end && left > 0) {
      left--;
      underWay++;
      operation.begin(now);
    }
  }
}
