package kz.tolem.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Payments are due at even intervals. One that must wait for a free connection has its wait counted, so a gateway that
/// stands still for a moment cannot hide it (coordinated omission).
final class OpenLoop implements Operation.Ended {

  private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(60);
  private static final int DIGITS = 3;

  private final Loop loop;
  // In turn, so that none stands idle for as long as the gateway keeps an idle connection.
  private final Queue<Operation> free = new ArrayDeque<>();
  private final Histogram whole = new Histogram(HIGHEST_MICROS, DIGITS);
  private final Histogram payment = new Histogram(HIGHEST_MICROS, DIGITS);
  private long underWay;
  private long otherwise;
  private String sample = "";

  OpenLoop(Loop loop, List<Caller> callers, ShopRequests requests, Orders orders) {
    this.loop = loop;
    callers.forEach(caller -> free.add(new Operation(caller, requests, orders, Work.PAYMENT, this)));
  }

  Latencies run(long perSecond, Duration time) throws IOException {
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = time.toNanos() / interval;
    long due = System.nanoTime();
    long patience = due + time.toNanos() + TimeUnit.SECONDS.toNanos(30);
    for (long begun = 0; begun < count || underWay > 0; ) {
      long now = System.nanoTime();
      if (now > patience) {
        throw new IOException("payments at " + perSecond + "/s were not all answered in time");
      }
      if (begun < count && now >= due && !free.isEmpty()) {
        underWay++;
        free.remove().begin(due);
        begun++;
        due += interval;
      } else {
        loop.turn(begun < count && !free.isEmpty() ? due : patience);
      }
    }
    return new Latencies(whole, payment, otherwise, sample);
  }

  @Override
  public void well(Operation operation) {
    long now = System.nanoTime();
    whole.recordValue(micros(now - operation.dueAt()));
    payment.recordValue(micros(now - operation.paymentSentAt()));
    release(operation);
  }

  @Override
  public void otherwise(Operation operation, int status, String body) {
    otherwise++;
    sample = status + " " + body;
    release(operation);
  }

  private void release(Operation operation) {
    underWay--;
    free.add(operation);
  }

  private static long micros(long nanos) {
    return Math.min(HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos));
  }
}
