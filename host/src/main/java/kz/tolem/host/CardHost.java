package kz.tolem.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.tolem.cardline.MessageCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The host: listens, and serves every line that comes. Closing drops the lines; what was answered is on disk.
/// Thread-safe.
public final class CardHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CardHost.class);
  private static final int BACKLOG = 64;

  private final Journal journal;
  private final Desk desk;
  private final Faults faults = new Faults();
  private final MessageCodec codec = new MessageCodec();
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<UUID, Runnable> overtaken = new ConcurrentHashMap<>();
  private final InetSocketAddress address;
  private ServerSocket listening;

  private CardHost(Journal journal, Desk desk, InetSocketAddress asked) throws IOException {
    this.journal = journal;
    this.desk = desk;
    this.listening = listen(asked);
    this.address = new InetSocketAddress(asked.getAddress(), listening.getLocalPort());
  }

  /// Opens the book of a folder and listens.
  ///
  /// @param address port 0 takes a free one
  /// @param cards a file of cards with balances and limits ([Cards#open])
  public static CardHost start(InetSocketAddress address, Path folder, Optional<Path> cards) throws IOException {
    Files.createDirectories(folder);
    Journal journal = Journal.open(folder);
    try {
      List<Event> events = Journal.read(folder);
      InstantSource time = InstantSource.system();
      Desk desk =
          new Desk(
              Book.of(events), journal, Cards.open(folder, cards), new References(time, events.size()), time);
      return new CardHost(journal, desk, address);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private ServerSocket listen(InetSocketAddress where) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(where, BACKLOG);
    Thread.ofPlatform().daemon().name("lines").start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        Line line = new Line(connection, codec, desk, faults, overtaken);
        lines.add(line);
        Thread.ofVirtual()
            .name("line")
            .start(
                () -> {
                  line.serve();
                  lines.remove(line);
                });
      }
    } catch (IOException e) {
      LOG.debug("listening has ended", e);
    }
  }

  public int port() {
    return address.getPort();
  }

  public Faults faults() {
    return faults;
  }

  /// Drops every line; new ones may come.
  public void drop() {
    lines.forEach(Line::close);
  }

  /// Cannot be reached from now on.
  public synchronized void down() throws IOException {
    listening.close();
    drop();
  }

  /// Can be reached again, under the same address.
  public synchronized void up() throws IOException {
    if (listening.isClosed()) {
      listening = listen(address);
    }
  }

  @Override
  public void close() throws IOException {
    down();
    journal.close();
  }
}
