package kz.tolem.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a {@link Peer} does with a request: the good, and every kind of bad. */
final class Reactions {

  static final String JSON = "application/json";

  private Reactions() {}

  static Peer.Reaction json(int status, String body, String... headers) {
    return (socket, request) -> Peer.send(socket, Peer.answer(status, JSON, body, headers));
  }

  /** A recorded answer, head and all, as it was recorded but for its length. */
  static Peer.Reaction recorded(String example) {
    String[] parts = example(example).split("\n\n", 2);
    byte[] body = parts[1].getBytes(StandardCharsets.UTF_8);
    String head =
        parts[0].lines().filter(line -> !line.startsWith("Content-Length")).collect(Collectors.joining("\r\n"))
            + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
    return (socket, request) -> {
      Peer.send(socket, head.getBytes(StandardCharsets.US_ASCII));
      Peer.send(socket, body);
    };
  }

  /** A body of another type than it should have. */
  static Peer.Reaction typed(int status, String contentType, String body) {
    return (socket, request) -> Peer.send(socket, Peer.answer(status, contentType, body));
  }

  /** Sends half of the answer and resets the connection. */
  static Peer.Reaction resetInTheMiddle(String body) {
    return (socket, request) -> {
      byte[] whole = Peer.answer(200, JSON, body);
      Peer.send(socket, Arrays.copyOf(whole, whole.length - body.length() / 2));
      socket.setSoLinger(true, 0);
    };
  }

  /** Takes the request and resets the connection. */
  static Peer.Reaction reset() {
    return (socket, request) -> socket.setSoLinger(true, 0);
  }

  /** Sends a head that never ends, a byte each tenth of a second. */
  static Peer.Reaction endlessHead() {
    return (socket, request) -> endless(socket, "HTTP/1.1 200 x\r\nX-Long: ");
  }

  /** Sends a whole head at once, and then a body that never ends, a byte each tenth of a second. */
  static Peer.Reaction endlessBody() {
    return (socket, request) ->
        endless(socket, "HTTP/1.1 200 x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
  }

  private static void endless(Socket socket, String start) throws IOException {
    Peer.send(socket, start.getBytes(StandardCharsets.US_ASCII));
    while (!Thread.currentThread().isInterrupted()) {
      Peer.send(socket, new byte[] {' '});
      pause(100);
    }
  }

  private static void pause(long millis) {
    try {
      boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The body of a recorded message. */
  static String example(String name) {
    String path = "/examples/" + name;
    try (InputStream in = Reactions.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no example " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
