package kz.tolem.gateway.acquirer.iso8583;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kz.tolem.cardline.Frames;
import kz.tolem.cardline.MalformedMessage;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.Message.MatchingKey;
import kz.tolem.cardline.MessageCodec;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.ResponseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, from when it was made until it breaks. Any number of messages may be under way on it; their answers
/// come in any order. Thread-safe.
final class Connection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int REMEMBERED_MAX = 2048;

  private final Socket socket;
  private final Frames frames;
  private final Consumer<Message> unexpected;
  private final Map<MatchingKey, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();
  // Answers that came, so that one which comes again is known for what it is.
  private final Set<MatchingKey> answered = Collections.newSetFromMap(Collections.synchronizedMap(new Remembered()));
  private final AtomicLong heard = new AtomicLong();
  private volatile boolean broken;

  private Connection(Socket socket, Frames frames, Consumer<Message> unexpected) {
    this.socket = socket;
    this.frames = frames;
    this.unexpected = unexpected;
  }

  private static final class Remembered extends LinkedHashMap<MatchingKey, Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<MatchingKey, Boolean> eldest) {
      return size() > REMEMBERED_MAX;
    }
  }

  /// Connects.
  ///
  /// @param unexpected hears the answers that nobody waits for
  static Connection open(InetSocketAddress address, Duration wait, MessageCodec codec, Consumer<Message> unexpected)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), (int) wait.toMillis());
      if (socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress())) {
        // While nobody listens on a port that the system hands out itself, it may be handed out for this very call.
        throw new IOException("the connection has met itself");
      }
      return new Connection(socket, new Frames(codec, socket.getInputStream(), socket.getOutputStream()), unexpected);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Reads answers until the connection breaks; returns why it did.
  String read() {
    try {
      while (true) {
        try {
          Message message = frames.read();
          heard.incrementAndGet();
          take(message);
        } catch (MalformedMessage e) {
          LOG.warn("the card host sent {}; it is passed over", e.getMessage());
        }
      }
    } catch (IOException e) {
      return e.getMessage() == null ? "the card host has closed the connection" : e.getMessage();
    } finally {
      close();
    }
  }

  private void take(Message message) throws IOException {
    if (message.type() == MessageType.NETWORK) {
      frames.write(message.reply(ResponseCode.APPROVED.code()).build());
      return;
    }
    if (!message.type().isReply()) {
      LOG.warn("the card host asked {}, which is nothing that it may ask", message);
      return;
    }
    CompletableFuture<Message> wanted = waiting.remove(message.key());
    if (wanted != null) {
      answered.add(message.key());
      if (wanted.complete(message)) {
        return;
      }
    } else if (answered.contains(message.key())) {
      LOG.warn("the card host answered {} a second time; only the first counts", message);
      return;
    }
    unexpected.accept(message);
  }

  /// Sends a message and waits for its answer.
  Exchange exchange(Message message, Duration wait) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    if (broken || waiting.putIfAbsent(message.key(), answer) != null) {
      return new Exchange.NotSent(broken ? "the connection is broken" : "a message with the same key is under way");
    }
    if (broken && waiting.remove(message.key(), answer)) {
      return new Exchange.NotSent("the connection is broken");
    }
    try {
      frames.write(message);
      return new Exchange.Answered(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      close();
      return new Exchange.NoAnswer("the connection broke while the message was being sent");
    } catch (TimeoutException _) {
      // Unless it came at this very moment.
      return answer.cancel(false) || answer.isCompletedExceptionally()
          ? new Exchange.NoAnswer("no answer within " + wait.toMillis() + " ms")
          : new Exchange.Answered(answer.resultNow());
    } catch (ExecutionException e) {
      return new Exchange.NoAnswer(e.getCause().getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Exchange.NoAnswer("the gateway stops");
    } finally {
      // Whatever comes from now on is late.
      waiting.remove(message.key(), answer);
      answer.cancel(false);
    }
  }

  /// How many messages have come so far.
  long heard() {
    return heard.get();
  }

  @Override
  public void close() {
    broken = true;
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a connection does not close", e);
    }
    for (MatchingKey key : new ArrayList<>(waiting.keySet())) {
      CompletableFuture<Message> left = waiting.remove(key);
      if (left != null) {
        left.completeExceptionally(new IOException("the connection broke before the answer came"));
      }
    }
  }
}
