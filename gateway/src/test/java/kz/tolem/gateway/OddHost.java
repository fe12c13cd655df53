package kz.tolem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Frames;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageCodec;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.ResponseCode;

/// The other end of a card line, on real sockets, that answers each message as its test says. Thread-safe.
public final class OddHost implements AutoCloseable {

  private final ServerSocket entrance;
  private final Function<Message, List<Message>> answers;
  private final List<Message> heard = new CopyOnWriteArrayList<>();
  private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();

  private OddHost(ServerSocket entrance, Function<Message, List<Message>> answers) {
    this.entrance = entrance;
    this.answers = answers;
  }

  /// @param answers what to say to a message other than those that keep the line alive; may take its time
  public static OddHost start(Function<Message, List<Message>> answers) {
    return startAll(
        message -> message.type() == MessageType.NETWORK ? List.of(approved(message)) : answers.apply(message));
  }

  /// @param answers what to say to a message
  public static OddHost startAll(Function<Message, List<Message>> answers) {
    try {
      OddHost host = new OddHost(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), answers);
      Thread.ofVirtual().start(host::accept);
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final AtomicInteger REFERENCES = new AtomicInteger(100_000);

  /// An approval as it should be.
  public static Message approved(Message request) {
    Message.Builder reply = request.reply(ResponseCode.APPROVED.code());
    if (request.type() == MessageType.NETWORK) {
      return reply.build();
    }
    String reference = "632800" + REFERENCES.incrementAndGet();
    return reply.with(Field.REFERENCE, reference).with(Field.APPROVAL_CODE, "123456").build();
  }

  private void accept() {
    try {
      while (true) {
        Socket line = entrance.accept();
        lines.add(line);
        opened.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(line));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket line) {
    try (line) {
      Frames frames = new Frames(new MessageCodec(), line.getInputStream(), line.getOutputStream());
      while (true) {
        Message message = frames.read();
        heard.add(message);
        Thread.ofVirtual().start(() -> answer(frames, message));
      }
    } catch (IOException _) {
      // the gateway has gone, or the line was dropped
    } finally {
      lines.remove(line);
    }
  }

  private void answer(Frames frames, Message message) {
    try {
      for (Message answer : answers.apply(message)) {
        frames.write(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Drops every line.
  public void drop() {
    for (Socket line : lines) {
      try {
        line.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Settings of a gateway that works with this host and waits a second for its answers.
  public UnaryOperator<TestGateway.Settings> behind() {
    return settings ->
        settings
            .pause(TestPause.REAL)
            .with("TOLEM_ACQUIRER", "iso8583")
            .with("TOLEM_CARD_HOST_WAIT", "PT1S")
            .with("TOLEM_CARD_HOST", "127.0.0.1:" + port());
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /// How many lines were opened so far.
  public int opened() {
    return opened.get();
  }

  /// The messages of a type that came so far.
  public List<Message> heard(MessageType type) {
    return heard.stream().filter(message -> message.type() == type).toList();
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drop();
  }
}
