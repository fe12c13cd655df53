package kz.tolem.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The load on one gateway: its connections, its orders, and the shops that hear of them. For one thread only.
public final class Generator implements AutoCloseable {

  private final Loop loop;
  private final Shops shops;
  private final Orders orders;
  private final ShopRequests requests;
  private final InetSocketAddress gateway;
  private final int connections;

  /// @param connections how many connections each load has
  public Generator(int port, int connections, Orders orders) throws IOException {
    this.loop = new Loop();
    this.orders = orders;
    this.shops = new Shops(loop, orders.terminals().size());
    this.requests = new ShopRequests(port, orders.terminals(), shops.addresses());
    this.gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.connections = connections;
  }

  /// Keeps every connection busy for a while, without a pause between two operations.
  public Rate asFastAsPossible(Work work, Duration time) throws IOException {
    List<Caller> callers = connect();
    Rate rate = new ClosedLoop(loop, callers, requests, orders, work).run(time, shops);
    disconnect(callers);
    return rate;
  }

  /// Does so many operations over all connections.
  public Rate exactly(Work work, long count) throws IOException {
    List<Caller> callers = connect();
    Rate rate = new ClosedLoop(loop, callers, requests, orders, work).run(count, shops);
    disconnect(callers);
    return rate;
  }

  /// Begins operations at an even rate, whatever becomes of the earlier ones.
  ///
  /// @param perSecond operations a second
  public Latencies atRate(long perSecond, Duration time) throws IOException {
    List<Caller> callers = connect();
    Latencies latencies = new OpenLoop(loop, callers, requests, orders).run(perSecond, time);
    disconnect(callers);
    return latencies;
  }

  /// Begins more operations than can be done, over connections of their own.
  public Flooded flood(long perSecond, int manyConnections, Duration time) throws IOException {
    return new Flood(loop, gateway, requests, orders).run(perSecond, manyConnections, time);
  }

  /// The gateway closes connections that stand idle, so each load has its own.
  private List<Caller> connect() throws IOException {
    List<Caller> callers = new ArrayList<>(connections);
    for (int i = 0; i < connections; i++) {
      callers.add(new Caller(loop, gateway));
    }
    return callers;
  }

  private static void disconnect(List<Caller> callers) throws IOException {
    for (Caller caller : callers) {
      caller.close();
    }
  }

  /// Receives notifications for a while and sends nothing.
  public void listen(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      loop.turn(end);
    }
  }

  /// Notifications received so far.
  public long received() {
    return shops.received();
  }

  public Orders orders() {
    return orders;
  }

  @Override
  public void close() throws IOException {
    loop.close();
  }
}
