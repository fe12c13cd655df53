package kz.tolem.gateway.acquirer.iso8583;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageCodec;
import kz.tolem.cardline.NetworkCode;
import kz.tolem.cardline.ResponseCode;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The persistent connections to the host: makes them, signs on, tests them by echo, makes them anew after growing
/// pauses. Messages take turns over those that are signed on. Thread-safe.
final class CardLine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CardLine.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final LineSettings settings;
  private final MessageCodec codec = new MessageCodec();
  private final NetworkMessages network;
  private final Consumer<Message> unexpected;
  private final Pause pause;
  private final Semaphore inFlight;
  private final List<Connection> ready = new CopyOnWriteArrayList<>();
  private final List<Thread> keepers = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Recurring echo;
  private volatile boolean closed;

  private CardLine(
      LineSettings settings, NetworkMessages network, Consumer<Message> unexpected, Pause pause) {
    this.settings = settings;
    this.network = network;
    this.unexpected = unexpected;
    this.pause = pause;
    this.inFlight = new Semaphore(settings.inFlightMax(), true);
    for (InetSocketAddress address : settings.addresses()) {
      for (int i = 0; i < settings.connections(); i++) {
        keepers.add(Thread.ofVirtual().name("card-line").unstarted(() -> keep(address)));
      }
    }
    this.echo = Recurring.start("card line echo test", settings.echoEvery(), pause, this::testAll);
  }

  /// Begins to connect and returns at once.
  ///
  /// @param unexpected hears the answers that nobody waits for
  static CardLine start(
      LineSettings settings, NetworkMessages network, Consumer<Message> unexpected, Pause pause) {
    CardLine line = new CardLine(settings, network, unexpected, pause);
    line.keepers.forEach(Thread::start);
    return line;
  }

  /// Keeps one connection alive until the line is closed.
  private void keep(InetSocketAddress address) {
    Duration next = settings.pauseMin();
    while (!closed) {
      try (Connection connection = Connection.open(address, settings.connectWait(), codec, unexpected)) {
        // A host that takes the sign-on and hangs up at once is not to be called without end.
        if (serve(connection, address).compareTo(next) > 0) {
          next = settings.pauseMin();
        }
      } catch (IOException e) {
        LOG.debug("the card host at {} cannot be reached: {}", address, e.getMessage());
      }
      if (closed) {
        return;
      }
      try {
        pause.forAtLeast(next);
      } catch (InterruptedException _) {
        return;
      }
      next = next.multipliedBy(2).compareTo(settings.pauseMax()) < 0 ? next.multipliedBy(2) : settings.pauseMax();
    }
  }

  /// Signs on and stays until the connection breaks; tells how long it was signed on.
  private Duration serve(Connection connection, InetSocketAddress address) {
    Thread reader = Thread.ofVirtual().name("card-line-reader").unstarted(() -> {
      String why = connection.read();
      if (!closed) {
        LOG.warn("a connection to the card host at {} is gone: {}; it is made anew", name(address), why);
      }
    });
    reader.start();
    if (!isApproved(connection.exchange(network.of(NetworkCode.SIGN_ON), settings.connectWait()))) {
      LOG.warn("the card host at {} did not take the sign-on; it is tried again", name(address));
      return Duration.ZERO;
    }
    long begun = System.nanoTime();
    ready.add(connection);
    LOG.info("signed on to the card host at {}", name(address));
    try {
      reader.join();
    } catch (InterruptedException _) {
      // Nothing more may be sent: who is signed off is refused, and that must not pass for a refusal of the message.
      ready.remove(connection);
      signOff(connection);
    } finally {
      ready.remove(connection);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String name(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private void signOff(Connection connection) {
    connection.exchange(network.of(NetworkCode.SIGN_OFF), LOOK_AGAIN.multipliedBy(10));
  }

  private static boolean isApproved(Exchange exchange) {
    return exchange instanceof Exchange.Answered(Message reply)
        && reply.text(Field.RESPONSE_CODE).equals(ResponseCode.APPROVED.code());
  }

  private void testAll() {
    for (Connection connection : ready) {
      long heard = connection.heard();
      Exchange echo = connection.exchange(network.of(NetworkCode.ECHO), settings.connectWait());
      // One that carries other answers meanwhile is busy and not dead; breaking it would undo all that is under way.
      if (!isApproved(echo) && connection.heard() == heard) {
        LOG.warn("a connection to the card host does not answer the echo test; it is made anew");
        connection.close();
      }
    }
  }

  /// Sends a message over one of the connections and waits for its answer.
  Exchange exchange(Message message) {
    try {
      if (!inFlight.tryAcquire(settings.connectWait().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Exchange.NotSent("too many messages wait for the card host's answer");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Exchange.NotSent("the gateway stops");
    }
    try {
      return send(message);
    } finally {
      inFlight.release();
    }
  }

  /// Tries again while a message cannot be sent, up to the connect wait of real time.
  private Exchange send(Message message) {
    long end = System.nanoTime() + settings.connectWait().toNanos();
    while (true) {
      List<Connection> now = List.copyOf(ready);
      Exchange exchange =
          now.isEmpty()
              ? new Exchange.NotSent("there is no connection to the card host")
              : now.get(Math.floorMod(turn.getAndIncrement(), now.size())).exchange(message, settings.answerWait());
      if (!(exchange instanceof Exchange.NotSent) || closed || System.nanoTime() >= end) {
        return exchange;
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /// How many connections are signed on, and how many there should be.
  String describe() {
    return ready.size() + " of " + keepers.size() + " connections to the card host are signed on";
  }

  boolean isUp() {
    return !ready.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    echo.close();
    for (Thread keeper : keepers) {
      keeper.interrupt();
    }
    try {
      for (Thread keeper : keepers) {
        keeper.join(settings.connectWait());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    ready.forEach(Connection::close);
  }
}
