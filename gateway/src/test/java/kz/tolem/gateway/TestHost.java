package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.tolem.host.Book;
import kz.tolem.host.CardHost;
import kz.tolem.host.Event;
import kz.tolem.host.Faults;
import kz.tolem.host.Journal;

/// A card host on an ISO 8583 line, in this JVM, with a book of its own.
public final class TestHost implements AutoCloseable {

  private final Path folder;
  private final int port;
  private CardHost host;

  private TestHost(Path folder, CardHost host) {
    this.folder = folder;
    this.host = host;
    this.port = host.port();
  }

  public static TestHost start() {
    return start("");
  }

  /// @param cards lines of cards with balances and limits
  public static TestHost start(String cards) {
    try {
      Path folder = Files.createTempDirectory("tolem-test-host");
      Path list = Files.writeString(folder.resolve("cards.txt"), cards);
      return new TestHost(folder, CardHost.start(loopback(0), folder, Optional.of(list)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /// Settings of a gateway that works with this host.
  public UnaryOperator<TestGateway.Settings> behind() {
    return settings ->
        settings
            .pause(TestPause.REAL)
            .with("TOLEM_ACQUIRER", "iso8583")
            .with("TOLEM_CARD_HOST", "127.0.0.1:" + port);
  }

  /// Stops it and starts it again on its book, under the same address.
  public void restart() throws IOException {
    stop();
    startAgain();
  }

  public void stop() throws IOException {
    host.close();
  }

  /// A gateway that looks for it may have been given its port meanwhile, for a moment.
  public void startAgain() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        host = CardHost.start(loopback(port), folder, Optional.of(folder.resolve("cards.txt")));
        return;
      } catch (BindException e) {
        if (tries == 50) {
          throw e;
        }
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  public int port() {
    return port;
  }

  public Faults faults() {
    return host.faults();
  }

  public CardHost host() {
    return host;
  }

  public List<Event> events() {
    try {
      return Journal.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Holds Tolem's book against the host's: the same payments stand in both, with the same money in the same place.
  public void agrees(TestGateway gateway) {
    Map<String, String> theirs = new TreeMap<>();
    Book.of(events())
        .payments()
        .forEach((id, entry) -> where(entry).ifPresent(place -> theirs.put(id.toString(), place)));
    Map<String, String> ours = new TreeMap<>();
    gateway
        .sql()
        .rows(
            """
            select p.id, case p.state
                         when 'AUTHORIZED' then 'BLOCKED ' || p.amount
                         when 'CHARGED' then 'TAKEN ' || p.charged_amount || ' ' || p.returned_amount
                         when 'VERIFIED' then 'CHECKED'
                         else 'LET GO' end
              from payment p where p.state not in ('DECLINED', 'PENDING', 'SECURE_STEP')
            """)
        .forEach(row -> ours.put(row.getFirst(), row.getLast()));
    assertThat(ours).as("our book against the host's").isEqualTo(theirs);
  }

  private static Optional<String> where(Book.Entry entry) {
    if (!entry.stands()) {
      return Optional.empty();
    }
    Event.Decided decided = entry.decided().orElseThrow();
    if (entry.isBlocked()) {
      return Optional.of("BLOCKED " + decided.amount().minorUnits());
    }
    return Optional.of(
        switch (decided.kind()) {
          case CHECK -> "CHECKED";
          case BLOCK, PURCHASE -> entry.released() ? "LET GO" : "TAKEN " + entry.taken() + " " + entry.returned();
        });
  }

  @Override
  public void close() {
    try {
      host.close();
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
