package kz.tolem.gateway.acquirer.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.NetworkCode;
import kz.tolem.gateway.OddHost;
import kz.tolem.gateway.TestHost;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.SecureIds;
import org.junit.jupiter.api.Test;

/// The connections by themselves: made, tested, bounded, shared.
class CardLineTest {

  private static final NetworkMessages NETWORK =
      new NetworkMessages("1", new SecureIds(InstantSource.system())::timeOrdered);

  private static LineSettings settings(int inFlightMax, int... ports) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (int port : ports) {
      addresses.add(InetSocketAddress.createUnresolved("127.0.0.1", port));
    }
    return new LineSettings(
        addresses,
        1,
        "1",
        Duration.ofSeconds(3),
        Duration.ofMillis(400),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        inFlightMax);
  }

  private static CardLine line(LineSettings settings) {
    return CardLine.start(settings, NETWORK, _ -> {}, Pause.sleeping());
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      assertThat(i).as("hundredths of a second").isLessThan(1500);
      Thread.sleep(10);
    }
  }

  private static Message echo() {
    return NETWORK.of(NetworkCode.ECHO);
  }

  @Test
  void a_connection_that_answers_no_echo_test_is_made_anew() throws Exception {
    try (TestHost host = TestHost.start();
        CardLine line = line(settings(8, host.port()))) {
      until(line::isUp);

      host.faults().slow(Duration.ofSeconds(2));
      until(() -> !line.isUp());
      host.faults().slow(Duration.ZERO);
      until(line::isUp);

      assertThat(line.exchange(echo())).isInstanceOf(Exchange.Answered.class);
    }
  }

  @Test
  void messages_beyond_the_bound_are_not_sent() throws Exception {
    try (TestHost host = TestHost.start();
        CardLine line = line(settings(2, host.port()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      until(line::isUp);
      host.faults().slow(Duration.ofMillis(900));
      List<Future<Exchange>> exchanges = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        exchanges.add(threads.submit(() -> line.exchange(echo())));
      }

      int notSent = 0;
      for (Future<Exchange> exchange : exchanges) {
        notSent += exchange.get() instanceof Exchange.NotSent ? 1 : 0;
      }

      assertThat(notSent).isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void the_other_address_carries_everything_when_one_is_gone() throws Exception {
    try (TestHost one = TestHost.start();
        TestHost other = TestHost.start();
        CardLine line = line(settings(8, one.port(), other.port()))) {
      until(() -> line.describe().startsWith("2 of 2"));

      one.host().down();
      until(() -> line.describe().startsWith("1 of 2"));

      for (int i = 0; i < 10; i++) {
        assertThat(line.exchange(echo())).isInstanceOf(Exchange.Answered.class);
      }
    }
  }

  /// Notes the pauses between two tries, and hardly waits. Those of 200 ms are between echo tests, but for the second.
  private static Pause recording(List<Duration> pauses) {
    return wanted -> {
      if (!wanted.equals(Duration.ofMillis(200)) || pauses.size() == 1) {
        pauses.add(wanted);
      }
      Thread.sleep(2);
    };
  }

  @Test
  void pauses_between_tries_grow_up_to_a_bound() throws Exception {
    List<Duration> pauses = new CopyOnWriteArrayList<>();
    Pause recording = recording(pauses);

    try (CardLine _ = CardLine.start(settings(8, unusedPort()), NETWORK, _ -> {}, recording)) {
      until(() -> pauses.size() >= 8);
    }

    assertThat(pauses.subList(0, 1)).containsExactly(Duration.ofMillis(100));
    assertThat(pauses).isSorted().contains(Duration.ofMillis(1600)).endsWith(Duration.ofSeconds(2));
  }

  @Test
  void a_host_that_hangs_up_after_each_sign_on_is_called_after_growing_pauses_too() throws Exception {
    List<Duration> pauses = new CopyOnWriteArrayList<>();
    Pause recording = recording(pauses);
    AtomicReference<OddHost> self = new AtomicReference<>();
    try (OddHost host = OddHost.startAll(message -> {
          Thread.startVirtualThread(() -> hangUpSoon(self.get()));
          return List.of(OddHost.approved(message));
        })) {
      self.set(host);
      try (CardLine _ = CardLine.start(settings(8, host.port()), NETWORK, _ -> {}, recording)) {
        until(() -> pauses.size() >= 8);
      }
    }

    assertThat(pauses).contains(Duration.ofMillis(1600));
  }

  private static void hangUpSoon(OddHost host) {
    try {
      Thread.sleep(20);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    host.drop();
  }

  /// Breaking it would leave everything open that is under way on it.
  @Test
  void a_connection_that_carries_other_answers_outlives_an_echo_test_that_is_not_answered() throws Exception {
    try (OddHost host = OddHost.startAll(message ->
            message.text(Field.NETWORK_CODE).equals(NetworkCode.ECHO)
                ? List.of()
                : List.of(OddHost.approved(message)));
        CardLine line = line(settings(8, host.port()))) {
      until(line::isUp);

      for (int i = 0; i < 40; i++) {
        assertThat(line.exchange(NETWORK.of(NetworkCode.SIGN_ON))).isInstanceOf(Exchange.Answered.class);
        Thread.sleep(50);
      }

      assertThat(host.opened()).isEqualTo(1);
    }
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
