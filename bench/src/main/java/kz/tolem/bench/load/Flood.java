package kz.tolem.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// Payments are due at even intervals, more of them than the gateway can make, over very many connections. Whoever is
/// refused does not ask again; whoever is answered late has gone. Connections that the gateway ends are made anew.
final class Flood implements Operation.Ended {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long STRAGGLERS_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Loop loop;
  private final InetSocketAddress gateway;
  private final ShopRequests requests;
  private final Orders orders;
  private final Queue<Operation> free = new ArrayDeque<>();
  private final Map<Operation, Caller> callers = new HashMap<>();
  private final Map<Caller, Operation> busy = new HashMap<>();
  private long good;
  private long late;
  private long refused;
  private long unsent;
  private String sample = "";

  Flood(Loop loop, InetSocketAddress gateway, ShopRequests requests, Orders orders) {
    this.loop = loop;
    this.gateway = gateway;
    this.requests = requests;
    this.orders = orders;
  }

  Flooded run(long perSecond, int connections, Duration time) throws IOException {
    for (int i = 0; i < connections; i++) {
      connect();
    }
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long start = System.nanoTime();
    long end = start + time.toNanos();
    for (long due = start; due < end; due += interval) {
      while (System.nanoTime() < due) {
        loop.turn(due);
      }
      if (System.nanoTime() - due > TimeUnit.MILLISECONDS.toNanos(5)) {
        loop.turn(System.nanoTime()); // behind: what has been answered is looked at all the same
      }
      begin(due);
    }
    long goodInTime = good; // what comes after the end is not of this rate
    awaitStragglers();
    for (Caller caller : callers.values()) {
      caller.close();
    }
    return new Flooded(goodInTime, late, refused, unsent, sample, time.toNanos());
  }

  private void connect() throws IOException {
    Caller caller = new Caller(loop, gateway, this::lost);
    Operation operation = new Operation(caller, requests, orders, Work.PAYMENT, this);
    callers.put(operation, caller);
    free.add(operation);
  }

  private void begin(long due) {
    Operation operation = free.poll();
    if (operation == null) {
      unsent++;
      return;
    }
    busy.put(callers.get(operation), operation);
    operation.begin(due);
  }

  private void lost(Caller caller) throws IOException {
    caller.close();
    Operation underWay = busy.remove(caller);
    if (underWay != null) {
      refused++;
      callers.remove(underWay);
    } else {
      callers.values().remove(caller);
      free.removeIf(operation -> !callers.containsKey(operation));
    }
    connect();
  }

  private void awaitStragglers() throws IOException {
    long patience = System.nanoTime() + STRAGGLERS_NANOS;
    while (!busy.isEmpty()) {
      if (System.nanoTime() > patience) {
        throw new IOException(busy.size() + " request(s) were not answered within 30 s");
      }
      loop.turn(patience);
    }
  }

  @Override
  public void well(Operation operation) {
    if (System.nanoTime() - operation.dueAt() <= PATIENCE_NANOS) {
      good++;
    } else {
      late++;
    }
    release(operation);
  }

  @Override
  public void otherwise(Operation operation, int status, String body) {
    refused++;
    sample = status + " " + body;
    release(operation);
  }

  private void release(Operation operation) {
    busy.remove(callers.get(operation));
    free.add(operation);
  }
}
