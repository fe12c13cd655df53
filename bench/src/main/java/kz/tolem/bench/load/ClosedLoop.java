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
  private int underWay;
  private long done;
  private long otherwise;
  private String sample = "";

  ClosedLoop(Loop loop, List<Caller> callers, ShopRequests requests, Orders orders, Work work) {
    this.loop = loop;
    this.operations = callers.stream().map(caller -> new Operation(caller, requests, orders, work, this)).toList();
  }

  Rate run(Duration time, Shops shops) throws IOException {
    long start = System.nanoTime();
    long notifiedBefore = shops.received();
    end = start + time.toNanos();
    for (Operation operation : operations) {
      underWay++;
      operation.begin(start);
    }
    while (System.nanoTime() < end) {
      loop.turn(end);
    }
    Rate rate = new Rate(done, otherwise, sample, shops.received() - notifiedBefore, System.nanoTime() - start);
    long patience = end + STRAGGLERS_NANOS;
    while (underWay > 0) {
      if (System.nanoTime() > patience) {
        throw new IOException(underWay + " request(s) were not answered within 30 s");
      }
      loop.turn(patience);
    }
    return rate;
  }

  @Override
  public void well(Operation operation) {
    done++;
    next(operation);
  }

  @Override
  public void otherwise(Operation operation, int status, String body) {
    otherwise++;
    sample = status + " " + body;
    next(operation);
  }

  private void next(Operation operation) {
    long now = System.nanoTime();
    if (now < end) {
      operation.begin(now);
    } else {
      underWay--;
    }
  }
}
